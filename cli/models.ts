import { parseArgs } from 'node:util'
import { currentSnapshot } from '../lib/domain/pricing/current-snapshot'
import { type ListedPrice, listModels } from '../lib/domain/pricing/list-models'
import { createPriceBook } from '../lib/domain/pricing/price-book'

const HELP = `outlay models [NAME] [--json] [--provider P]

The price catalogue: every dated price with its source, USD per million tokens.

  NAME            only models whose name contains NAME
  --provider P    only this provider
  --json          {"snapshot", "data": [...], "next_cursor": null}

Examples
  outlay models sonnet
  outlay models --provider openai --json
`

/** `outlay models`: prints the catalogue; 0, or 2 on bad usage. */
export function modelsCommand(argv: readonly string[], out: (text: string) => void = write): number {
  const parsed = readArguments(argv)
  if (typeof parsed === 'string') {
    process.stderr.write(`${parsed}\n\n${HELP}`)
    return 2
  }
  if (parsed.help) {
    out(HELP)
    return 0
  }
  const snapshot = currentSnapshot()
  const rows = listModels(createPriceBook({ snapshot })).filter(
    (row) =>
      (parsed.provider === undefined || row.provider === parsed.provider) &&
      (parsed.name === undefined || row.model.includes(parsed.name)),
  )
  if (parsed.json) out(`${JSON.stringify({ snapshot: snapshot.id, data: rows, next_cursor: null })}\n`)
  else out(toTable(rows, snapshot.id))
  return 0
}

function readArguments(
  argv: readonly string[],
): { json: boolean; help: boolean; provider: string | undefined; name: string | undefined } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        provider: { type: 'string' },
      },
    })
    if (positionals.length > 1) return `One name at most, not ${positionals.length}`
    return {
      json: values.json ?? false,
      help: values.help ?? false,
      provider: values.provider?.toLowerCase(),
      name: positionals[0]?.toLowerCase(),
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const COLUMNS = ['model', 'from', 'to', 'in', 'out', 'cache read', 'write 5m', 'write 1h', 'when'] as const

function toTable(rows: readonly ListedPrice[], snapshotId: string): string {
  const cells = [[...COLUMNS], ...rows.flatMap(toLines)]
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)))
  const lines = cells.map((line) =>
    line
      .map((cell, column) =>
        column >= 3 && column <= 7 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  const sources = [...new Set(rows.map((row) => row.source))].sort()
  return `${lines.join('\n')}\n\nUSD per million tokens. Snapshot ${snapshotId}. Sources: ${sources.join(', ')}\n`
}

function toLines(row: ListedPrice): string[][] {
  const dates = [`${row.provider}/${row.model}`, day(row.effective_from), day(row.effective_to)]
  const base = [...dates, ...prices(row), row.window ?? '']
  const long = row.long_context
  if (long === null) return [base]
  return [base, ['', '', '', ...prices(long), `over ${long.over_tokens} input tokens`]]
}

function prices(of: NonNullable<ListedPrice['long_context']> | ListedPrice): string[] {
  return [
    of.input_usd_per_mtok,
    of.output_usd_per_mtok,
    of.cache_read_usd_per_mtok,
    of.cache_write_5m_usd_per_mtok,
    of.cache_write_1h_usd_per_mtok,
  ].map((price) => price ?? '-')
}

function day(instant: string | null): string {
  return instant?.slice(0, 10) ?? ''
}

function write(text: string): void {
  process.stdout.write(text)
}
