import { parseUsd } from '../money'
import type { PriceBook } from '../pricing/price-book'
import { explainCost } from '../pricing/price-usage'
import type { CostLine } from '../pricing/priced-usage'
import type { RunSlice } from './run-record'

/**
 * What a part of a cost went to: a class of tokens, the source's own figure where there is no price, calls of several
 * models each, or what today's own prices no longer explain.
 */
export const COST_CLASSES = [
  'input',
  'output',
  'cache_read',
  'cache_write_5m',
  'cache_write_1h',
  'web_search',
  'reported',
  'several_models',
  'other',
] as const satisfies readonly (CostLine['tokenClass'] | 'reported' | 'several_models' | 'other')[]
export type CostClass = (typeof COST_CLASSES)[number]
export type CostByClass = Partial<Record<CostClass, bigint>>

/**
 * The cost of slices in femto-dollars by class; the parts add up to the slices' cost exactly. A cost is linear in the
 * tokens of one price, so a slice is explained by its summed tokens; what a multiplier rounded call by call (under a
 * femto-dollar each) goes to the largest class.
 */
export function costByClass(
  slices: readonly RunSlice[],
  bookOf: (snapshotId: string | null) => PriceBook,
): CostByClass {
  const sum: CostByClass = {}
  for (const slice of slices) {
    for (const [name, femto] of Object.entries(classesOf(slice, bookOf)) as [CostClass, bigint][])
      sum[name] = (sum[name] ?? 0n) + femto
  }
  return sum
}

function classesOf(slice: RunSlice, bookOf: (snapshotId: string | null) => PriceBook): CostByClass {
  const { costFemto, price } = slice
  if (costFemto === null || costFemto === 0n) return {}
  if (price === null) return { reported: costFemto }
  if (slice.hasComponents) return { several_models: costFemto }
  const usage = {
    ...slice,
    occurredAtMs: slice.firstAtMs,
    components: [],
    isLongContext: price.isLongContext,
  }
  const classes: CostByClass = {}
  let explained = 0n
  for (const { tokenClass, costUsd } of explainCost(usage, bookOf(price.snapshotId))) {
    const femto = parseUsd(costUsd) ?? 0n
    classes[tokenClass] = (classes[tokenClass] ?? 0n) + femto
    explained += femto
  }
  const rest = costFemto - explained
  const roundings = BigInt(slice.events * 6)
  if (rest === 0n) return classes
  if (rest > roundings || -rest > roundings) return { other: costFemto }
  const largest = (Object.keys(classes) as CostClass[]).reduce<CostClass>(
    (a, b) => ((classes[b] ?? 0n) > (classes[a] ?? 0n) ? b : a),
    'other',
  )
  classes[largest] = (classes[largest] ?? 0n) + rest
  return classes
}
