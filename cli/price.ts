import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { parseArgs } from 'node:util'
import { isTimeZone } from '../lib/domain/calendar'
import { currentSnapshot } from '../lib/domain/pricing/current-snapshot'
import { createPriceBook, type PriceBook } from '../lib/domain/pricing/price-book'
import { LOG_FORMATS, type LogFormat } from '../lib/domain/usage/formats/log-format'
import { LOG_DIMENSIONS, type LogDimension, reportSpend } from '../lib/domain/usage/spend-report'
import { ToldTwice } from '../lib/domain/usage/told-twice'
import type { UsageEvent } from '../lib/domain/usage/usage-event'
import { collectUsageLogs } from '../lib/services/usage-logs/collect-usage-logs'
import { findLogFiles, usualLogPlaces } from '../lib/services/usage-logs/find-log-files'
import { openLogStream } from '../lib/services/usage-logs/open-log'
import { BadUsageError } from './bad-usage'
import { formatBytes, formatPriceTable } from './price-table'
import { startProgress } from './progress-bar'
import { readFormat } from './read-format'

/** The text of a thread's program, where cli/build.mjs has put it in. */
declare const OUTLAY_LOG_THREAD: string

const HELP = `outlay price [PATH…] [--json] [--by day,model] [--tz ZONE] [--format auto] [--prices FILE]

Reads logs, prices every call, prints what was spent. Needs no server and no network.

  PATH            files, directories, "-" for standard input; .gz and .zip too.
                  Without any: where Claude Code, Codex, Gemini CLI and Qwen Code keep their logs
  --by LIST       ${LOG_DIMENSIONS.join(', ')} (default day,model)
  --tz ZONE       IANA zone that days are of (default UTC)
  --format F      what it is, where it is not told by content: auto (default),
                  ${LOG_FORMATS.join(', ')}
  --prices FILE   your own prices, JSON
  --json          one JSON object instead of the table

Examples
  outlay price
  outlay price ~/.claude/projects --by project,model --tz Europe/Berlin
  outlay price usage.csv --by month --json
  cat session.jsonl | outlay price -
`

/** `outlay price`: 0, 1 where nothing could be read, 2 on bad usage. */
export async function priceCommand(argv: readonly string[]): Promise<number> {
  let options: PriceOptions | 'help'
  try {
    options = readArguments(argv)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
    return 2
  }
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const book = await readPriceBook(options.pricesFile)
  if (typeof book === 'string') {
    process.stderr.write(`outlay price: ${book}\n`)
    return 1
  }
  const fromStdin = options.paths.includes('-')
  const named = options.paths.filter((path) => path !== '-')
  const usual = options.paths.length === 0
  const found = await findLogFiles(usual ? usualLogPlaces(process.env, homedir()) : named)
  if (usual) found.problems.length = 0
  if (usual && found.files.length === 0) {
    process.stderr.write(
      'outlay price: no logs of Claude Code, Codex, Gemini CLI or Qwen Code under the home directory. Name files or directories.\n',
    )
    return 1
  }
  const bytes = found.files.reduce((sum, file) => sum + file.sizeBytes, 0)
  const progress = startProgress(bytes, 'Reading', formatBytes)
  const collected = await collectUsageLogs({
    files: found.files,
    ...(fromStdin ? { streams: openLogStream(process.stdin, '-', Date.now()) } : {}),
    format: options.format,
    onBytes: (count) => progress.add(count),
    ...(typeof OUTLAY_LOG_THREAD !== 'undefined' && { thread: OUTLAY_LOG_THREAD }),
  }).finally(() => progress.stop())
  const problems = [...found.problems, ...collected.problems]
  const twice = new ToldTwice()
  const report = reportSpend({
    events: watched(collected.events, twice),
    book,
    by: options.by,
    tz: options.tz,
  })
  const warnings = twice.sentences()
  if (options.json) {
    const { unpricedModels, ...figures } = report
    process.stdout.write(
      `${JSON.stringify({
        currency: 'USD',
        tz: options.tz,
        by: options.by,
        ...figures,
        files: { read: collected.filesRead, skipped: collected.filesSkipped + found.skipped },
        duplicates: collected.duplicates(),
        unpriced_models: unpricedModels,
        ...(warnings.length > 0 && { warnings }),
        problems,
      })}\n`,
    )
  } else {
    process.stdout.write(
      formatPriceTable(report, options.by, {
        tz: options.tz,
        filesRead: collected.filesRead,
        duplicates: collected.duplicates(),
        width: process.stdout.columns ?? 120,
      }),
    )
  }
  if (!options.json) for (const warning of warnings) process.stderr.write(`${warning}\n`)
  if (!options.json || collected.filesRead === 0) nameProblems(problems)
  return collected.filesRead === 0 && (problems.length > 0 || named.length > 0) ? 1 : 0
}

/** The calls as they pass, each told to `twice`. */
function* watched(events: Iterable<UsageEvent>, twice: ToldTwice): Generator<UsageEvent> {
  for (const event of events) {
    twice.add(event)
    yield event
  }
}

interface PriceOptions {
  paths: string[]
  json: boolean
  by: LogDimension[]
  tz: string
  format: LogFormat | 'auto'
  pricesFile: string | null
}

function readArguments(argv: readonly string[]): PriceOptions | 'help' {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      by: { type: 'string', default: 'day,model' },
      tz: { type: 'string', default: 'UTC' },
      format: { type: 'string', default: 'auto' },
      prices: { type: 'string' },
    },
  })
  if (values.help === true) return 'help'
  const by = values.by
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const dimensions = by.map((name) => {
    const dimension = LOG_DIMENSIONS.find((known) => known === name)
    if (dimension === undefined) throw new BadUsageError(`--by ${name}: one of ${LOG_DIMENSIONS.join(', ')}`)
    return dimension
  })
  if (dimensions.length === 0) throw new BadUsageError(`--by: one or more of ${LOG_DIMENSIONS.join(', ')}`)
  if (!isTimeZone(values.tz))
    throw new BadUsageError(`--tz ${values.tz}: no IANA time zone such as Europe/Berlin`)
  return {
    paths: positionals,
    json: values.json ?? false,
    by: [...new Set(dimensions)],
    tz: values.tz,
    format: readFormat(values.format),
    pricesFile: values.prices ?? null,
  }
}

async function readPriceBook(file: string | null): Promise<PriceBook | string> {
  const snapshot = currentSnapshot()
  if (file === null) return createPriceBook({ snapshot })
  try {
    // Loaded only here: checking prices brings zod along, which is slow to start.
    const { parsePriceOverrides } = await import('../lib/domain/pricing/price-overrides')
    const overrides = parsePriceOverrides(JSON.parse(await readFile(file, 'utf8')))
    return createPriceBook({ snapshot, overrides })
  } catch (error) {
    return `--prices ${file}: ${explain(error)}`
  }
}

/** Zod's errors list every bad field; others have a sentence of their own. */
function explain(error: unknown): string {
  const issues = (error as { issues?: { path: PropertyKey[]; message: string }[] }).issues
  if (issues !== undefined)
    return issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  return error instanceof Error ? error.message : String(error)
}

function nameProblems(problems: readonly { file: string; line: number | null; message: string }[]): void {
  const shown = problems.slice(0, 10)
  for (const { file, line, message } of shown) {
    process.stderr.write(`${file}${line === null ? '' : `:${line}`}: ${message}\n`)
  }
  if (problems.length > shown.length)
    process.stderr.write(`… and ${problems.length - shown.length} more (--json lists them)\n`)
}
