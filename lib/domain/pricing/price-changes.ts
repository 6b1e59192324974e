import type { ClassPrices, PriceRow } from './price-snapshot'

/** What became of one dated price from one catalogue to another. */
export interface PriceChange {
  kind: 'added' | 'changed' | 'removed'
  before: PriceRow | null
  after: PriceRow | null
}

/** Every price that one catalogue has and the other has not, or has otherwise; by provider, model, date and hours. */
export function priceChanges(before: readonly PriceRow[], after: readonly PriceRow[]): PriceChange[] {
  const old = new Map(before.map((row) => [priceRowKey(row), row]))
  const changes: PriceChange[] = []
  for (const row of after) {
    const key = priceRowKey(row)
    const previous = old.get(key)
    old.delete(key)
    if (previous === undefined) changes.push({ kind: 'added', before: null, after: row })
    else if (pricesInWords(previous) !== pricesInWords(row))
      changes.push({ kind: 'changed', before: previous, after: row })
  }
  return [
    ...changes,
    ...[...old.values()].map((row) => ({ kind: 'removed' as const, before: row, after: null })),
  ]
}

/** What names a row: `provider/model from window`. */
export function priceRowKey(row: PriceRow): string {
  return [`${row.provider}/${row.model}`, row.effectiveFrom ?? '', row.window ?? ''].filter(Boolean).join(' ')
}

/** All that a call's cost may rest on in the row, in short: "3/15/0.3/3.75/6 search 10 over 200000 6/22.5 until …". */
export function pricesInWords(row: PriceRow): string {
  const tier = row.tier
  const above = tier === null ? '' : ` over ${tier.overTokens} ${classes(tier)}`
  const until = row.effectiveTo === null ? '' : ` until ${row.effectiveTo}`
  return `${classes(row)} search ${row.webSearchUsd ?? '-'}${above}${until}`
}

function classes(prices: ClassPrices): string {
  const all = [
    prices.inputUsd,
    prices.outputUsd,
    prices.cacheReadUsd,
    prices.cacheWrite5mUsd,
    prices.cacheWrite1hUsd,
  ]
  return all.map((price) => price ?? '-').join('/')
}
