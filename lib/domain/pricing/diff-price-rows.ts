import type { PriceRow } from './price-snapshot'

/** What moved between two catalogues, a line each: `+` added, `-` removed, `~` changed (only the fields that differ). */
export function diffPriceRows(before: readonly PriceRow[], after: readonly PriceRow[]): string[] {
  const old = new Map(before.map((row) => [rowKey(row), row]))
  const lines: string[] = []
  for (const row of after) {
    const key = rowKey(row)
    const previous = old.get(key)
    old.delete(key)
    if (previous === undefined) lines.push(`+ ${key}: ${describe(row)}`)
    else if (describe(previous) !== describe(row)) {
      lines.push(`~ ${key}: ${describe(previous)} -> ${describe(row)}`)
    }
  }
  return [...lines, ...[...old].map(([key, row]) => `- ${key}: ${describe(row)}`)].sort()
}

function rowKey(row: PriceRow): string {
  return [`${row.provider}/${row.model}`, row.effectiveFrom ?? '', row.window ?? ''].filter(Boolean).join(' ')
}

function describe(row: PriceRow): string {
  const prices = [row.inputUsd, row.outputUsd, row.cacheReadUsd, row.cacheWrite5mUsd, row.cacheWrite1hUsd]
  const tier = row.tier
  const above =
    tier === null ? '' : ` over ${tier.overTokens} ${tier.inputUsd ?? '-'}/${tier.outputUsd ?? '-'}`
  const until = row.effectiveTo === null ? '' : ` until ${row.effectiveTo}`
  return `${prices.map((price) => price ?? '-').join('/')} search ${row.webSearchUsd ?? '-'}${above}${until}`
}
