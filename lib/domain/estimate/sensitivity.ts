import { formatUsd } from '../money'
import type { PriceBook } from '../pricing/price-book'
import { priceInteractions } from './price-interactions'
import type { Quantities, QuantityName } from './resolve-assumptions'

export interface SensitivityRow {
  name: QuantityName
  value: number
  halved: { value: number; total_usd: string }
  doubled: { value: number; total_usd: string }
}

/** What the total of a model does where one figure is halved or doubled; what moves it most comes first. */
export interface Sensitivity {
  model: string
  total_usd: string
  rows: SensitivityRow[]
}

// A factor ends at 1, a share at 1; a share of nothing is set against half of everything.
const RANGES: Readonly<
  Record<QuantityName, { least: number; most: number; ofNothing: number; isWhole: boolean }>
> = {
  interactions: { least: 0, most: Number.MAX_SAFE_INTEGER, ofNothing: 0, isWhole: true },
  input_tokens: { least: 0, most: Number.MAX_SAFE_INTEGER, ofNothing: 0, isWhole: true },
  output_tokens: { least: 0, most: Number.MAX_SAFE_INTEGER, ofNothing: 0, isWhole: true },
  retry_factor: { least: 1, most: Number.MAX_SAFE_INTEGER, ofNothing: 1, isWhole: false },
  cache_hit_rate: { least: 0, most: 1, ofNothing: 0.5, isWhole: false },
  batch_share: { least: 0, most: 1, ofNothing: 0.5, isWhole: false },
}

/** Null where the model has no price. */
export function sensitivityOf(
  model: string,
  atMs: number,
  quantities: Quantities,
  book: PriceBook,
): Sensitivity | null {
  const totalWith = (changed: Partial<Quantities>): bigint | null => {
    const priced = priceInteractions(model, atMs, { ...quantities, ...changed }, book)
    return typeof priced === 'string' ? null : priced.total
  }
  const total = totalWith({})
  if (total === null) return null
  const rows = (Object.keys(RANGES) as QuantityName[]).flatMap((name) => {
    const value = quantities[name]
    const [half, twice] = [halfOf(name, value), twiceOf(name, value)]
    const [low, high] = [totalWith({ [name]: half }), totalWith({ [name]: twice })]
    if (low === null || high === null) return []
    const spread = high > low ? high - low : low - high
    const row: SensitivityRow = {
      name,
      value,
      halved: { value: half, total_usd: formatUsd(low) },
      doubled: { value: twice, total_usd: formatUsd(high) },
    }
    return [{ row, spread }]
  })
  rows.sort((a, b) => (a.spread === b.spread ? 0 : a.spread > b.spread ? -1 : 1))
  return { model, total_usd: formatUsd(total), rows: rows.map(({ row }) => row) }
}

function halfOf(name: QuantityName, value: number): number {
  const { least, isWhole } = RANGES[name]
  return Math.max(least, isWhole ? Math.round(value / 2) : value / 2)
}

function twiceOf(name: QuantityName, value: number): number {
  const { most, ofNothing } = RANGES[name]
  return value === 0 ? ofNothing : Math.min(most, value * 2)
}
