import { type PriceChange, priceChanges } from './price-changes'
import type { ClassPrices, PriceRow, PriceSnapshot } from './price-snapshot'
import { indexSnapshot, resolveModel } from './resolve-model'

/** What one catalogue says otherwise than another of one dated price, in words. */
export interface CatalogueNews {
  kind: PriceChange['kind']
  provider: string
  model: string
  effectiveFrom: string | null
  window: string | null
  /** What differs; of a price that is new or gone, all of it. Decimal dollars, dates, or null for none. */
  fields: readonly { label: string; before: string | null; after: string | null }[]
  /** The organization's calls have named the model. */
  isUsed: boolean
}

/** What is new, otherwise or gone in the catalogue `after`; of models that calls named first, then by provider and name. */
export function catalogueNews(
  before: PriceSnapshot,
  after: PriceSnapshot,
  used: readonly { model: string; provider: string | null }[],
): CatalogueNews[] {
  const names = new Set(
    [before, after].flatMap((snapshot) =>
      used.flatMap(({ model, provider }) => {
        const resolved = resolveModel(indexSnapshot(snapshot), provider, model)
        return resolved.kind === 'known' ? [`${resolved.provider}/${resolved.model}`] : []
      }),
    ),
  )
  return priceChanges(before.rows, after.rows)
    .flatMap((change) => {
      const row = change.after ?? change.before
      if (row === null) return []
      const { provider, model, effectiveFrom, window } = row
      const isUsed = names.has(`${provider}/${model}`)
      return [{ kind: change.kind, provider, model, effectiveFrom, window, fields: fieldsOf(change), isUsed }]
    })
    .sort(
      (a, b) =>
        Number(b.isUsed) - Number(a.isUsed) ||
        compareText(a.provider, b.provider) ||
        compareText(a.model, b.model) ||
        compareText(a.effectiveFrom ?? '', b.effectiveFrom ?? ''),
    )
}

const CLASSES: readonly [keyof ClassPrices, string][] = [
  ['inputUsd', 'input'],
  ['outputUsd', 'output'],
  ['cacheReadUsd', 'cache read'],
  ['cacheWrite5mUsd', '5-minute cache write'],
  ['cacheWrite1hUsd', '1-hour cache write'],
]

function fieldsOf({ before, after }: PriceChange): CatalogueNews['fields'] {
  const [old, now] = [valuesOf(before), valuesOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((label) => ({ label, before: old.get(label) ?? null, after: now.get(label) ?? null }))
    .filter((field) => field.before !== field.after)
}

function valuesOf(row: PriceRow | null): Map<string, string | null> {
  const values = new Map<string, string | null>()
  if (row === null) return values
  for (const [name, label] of CLASSES) values.set(label, row[name])
  values.set('a thousand web searches', row.webSearchUsd)
  values.set('until', row.effectiveTo)
  if (row.tier !== null)
    for (const [name, label] of CLASSES)
      values.set(`${label} over ${row.tier.overTokens.toLocaleString('en-US')} tokens in`, row.tier[name])
  return values
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
