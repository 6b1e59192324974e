import { type Fraction, multiplyRate, ONE } from '../money'
import type { TokenCounts } from '../usage/usage-event'
import type { Rates } from './compile-price'
import type { CostLine } from './priced-usage'

export type Visit = (line: {
  tokenClass: CostLine['tokenClass']
  quantity: number
  rate: bigint
  factor: Fraction
  cost: bigint
}) => void

/** Sum over the classes, each rounded at most once; the name of a class that is used but has no price. */
export function sumClasses(
  counts: TokenCounts,
  rates: Rates,
  tokenFactor: Fraction,
  feeFactor: Fraction,
  visit: Visit | null,
): bigint | string {
  if (visit === null && tokenFactor === ONE && feeFactor === ONE) {
    const small = sumSmall(counts, rates.numbers)
    if (small <= Number.MAX_SAFE_INTEGER) return BigInt(small)
  }
  let sum = 0n
  for (const { tokenClass, count, rate: rateOf } of CLASSES) {
    const quantity = counts[count]
    if (quantity === 0) continue
    const rate = rates[rateOf]
    if (rate === null) return tokenClass.replaceAll('_', ' ')
    const factor = tokenClass === 'web_search' ? feeFactor : tokenFactor
    const cost = multiplyRate(rate, quantity, factor)
    sum += cost
    if (visit !== null) visit({ tokenClass, quantity, rate, factor, cost })
  }
  return sum
}

/** Exact where the result is a safe integer, as then is every part of it; beyond that, and without a price, of no use. */
function sumSmall(counts: TokenCounts, rates: Rates['numbers']): number {
  return (
    part(counts.inputTokens, rates.input) +
    part(counts.outputTokens, rates.output) +
    part(counts.cacheReadTokens, rates.cacheRead) +
    part(counts.cacheWrite5mTokens, rates.cacheWrite5m) +
    part(counts.cacheWrite1hTokens, rates.cacheWrite1h) +
    part(counts.webSearchRequests, rates.webSearch)
  )
}

function part(quantity: number, rate: number): number {
  return quantity === 0 ? 0 : quantity * rate
}

const CLASSES = [
  { tokenClass: 'input', count: 'inputTokens', rate: 'input' },
  { tokenClass: 'output', count: 'outputTokens', rate: 'output' },
  { tokenClass: 'cache_read', count: 'cacheReadTokens', rate: 'cacheRead' },
  { tokenClass: 'cache_write_5m', count: 'cacheWrite5mTokens', rate: 'cacheWrite5m' },
  { tokenClass: 'cache_write_1h', count: 'cacheWrite1hTokens', rate: 'cacheWrite1h' },
  { tokenClass: 'web_search', count: 'webSearchRequests', rate: 'webSearch' },
] as const
