import { addFractions, combineFractions, type Fraction, multiplyFraction, ONE } from '../money'
import type { PriceBook } from '../pricing/price-book'
import { type CallRates, ratesOfCall } from '../pricing/rates-of-call'
import { isOne, restOf, type Scenario } from './scenario'
import type { SwappedCall } from './swap-call'

/** Tokens, and requests, by class: of one call, or summed over calls that cost the same a token. */
export interface ClassCounts {
  input: bigint
  output: bigint
  cacheRead: bigint
  cacheWrite5m: bigint
  cacheWrite1h: bigint
  webSearch: bigint
}

/** One call, or a group of calls that lie between the same edges of price. */
export interface PricedTogether {
  swapped: SwappedCall
  atMs: number
  /** Input tokens of all classes of one of the calls. */
  contextTokens: bigint
  counts: ClassCounts
  /** More than one call: refused unless the sum of the calls' costs is the cost of their sum. */
  isGroup: boolean
  /** What is not read from the cache goes in this proportion where the scenario sets the share of reads. */
  mix: Pick<ClassCounts, 'input' | 'cacheWrite5m' | 'cacheWrite1h'>
}

export type Repriced =
  | { kind: 'repriced'; expected: Fraction; low: Fraction; high: Fraction }
  | { kind: 'no_price'; reason: string }
  /** The group has to be taken call by call: what it holds can't be priced or rounded as one. */
  | { kind: 'call_by_call' }

const NO_COST: Fraction = { numerator: 0n, denominator: 1n }

/**
 * What the tokens cost under a scenario, in exact fractions of femto-dollars. With models and tiers alone, `expected`
 * is what `priceUsage` gives for each call, its half-even roundings included; shares and token factors are no call's
 * own figures and are left unrounded. Searches are no tokens: no factor, no share of cache reaches them.
 */
export function reprice(call: PricedTogether, scenario: Scenario, book: PriceBook): Repriced {
  const { swapped } = call
  if (swapped.model === null) return { kind: 'no_price', reason: 'the source names no model' }
  const found = book.find(swapped.provider, swapped.model, call.atMs)
  if (found.kind === 'unknown') return { kind: 'no_price', reason: found.reason }
  if (found.kind === 'free') return { kind: 'repriced', expected: NO_COST, low: NO_COST, high: NO_COST }
  const { price } = found
  const isPlain = scenario.batchShare.numerator === 0n && scenario.cacheHitRate === null

  const costWith = (factor: Fraction): Fraction | string => {
    const over = price.tier === null ? null : BigInt(price.tier.overTokens) * factor.denominator
    const isLong = over !== null && call.contextTokens * factor.numerator > over
    const ratesAt = (serviceTier: string | null, speed: string | null) =>
      ratesOfCall(price, { ...swapped, serviceTier, occurredAtMs: call.atMs }, speed, isLong)
    const own = ratesAt(swapped.serviceTier, swapped.speed)
    if (isPlain && isOne(factor)) return roundedCost(call, own)
    const cost = exactCost(call, scenario, own, factor)
    if (typeof cost === 'string' || scenario.batchShare.numerator === 0n) return cost
    const batch = exactCost(call, scenario, ratesAt('batch', null), factor)
    if (typeof batch === 'string') return batch
    return addFractions(
      combineFractions(cost, restOf(scenario.batchShare)),
      combineFractions(batch, scenario.batchShare),
    )
  }
  const expected = costWith(ONE)
  const low =
    swapped.isSameModel || isOne(scenario.tokenFactorLow) ? expected : costWith(scenario.tokenFactorLow)
  const high =
    swapped.isSameModel || isOne(scenario.tokenFactorHigh) ? expected : costWith(scenario.tokenFactorHigh)
  if (typeof expected === 'string' || typeof low === 'string' || typeof high === 'string') {
    if (call.isGroup) return { kind: 'call_by_call' }
    const missing = [expected, low, high].find((cost) => typeof cost === 'string')
    return { kind: 'no_price', reason: `${swapped.model} has no price for ${missing}` }
  }
  return { kind: 'repriced', expected, low, high }
}

const CLASSES = ['input', 'output', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'webSearch'] as const
const NAMES: Record<(typeof CLASSES)[number], string> = {
  input: 'input',
  output: 'output',
  cacheRead: 'cache read',
  cacheWrite5m: 'cache write 5m',
  cacheWrite1h: 'cache write 1h',
  webSearch: 'web search',
}

/** Each class rounded once a call; of a group only where nothing is there to round. */
function roundedCost({ counts, isGroup }: PricedTogether, charged: CallRates): Fraction | string {
  let sum = 0n
  for (const name of CLASSES) {
    const count = counts[name]
    if (count === 0n) continue
    const rate = charged.rates[name]
    if (rate === null) return NAMES[name]
    const factor = name === 'webSearch' ? charged.feeFactor : charged.tokenFactor
    if (isGroup && (rate * factor.numerator) % factor.denominator !== 0n) return NAMES[name]
    sum += multiplyFraction(rate * count, factor)
  }
  return { numerator: sum, denominator: 1n }
}

function exactCost(
  { counts, mix }: PricedTogether,
  { cacheHitRate }: Scenario,
  charged: CallRates,
  factor: Fraction,
): Fraction | string {
  const { rates, tokenFactor, feeFactor } = charged
  const missing = CLASSES.find((name) => counts[name] > 0n && rates[name] === null)
  if (missing !== undefined) return NAMES[missing]
  const of = (name: (typeof CLASSES)[number], count: bigint) => (rates[name] ?? 0n) * count
  const output = of('output', counts.output)
  let tokens: Fraction = {
    numerator:
      output +
      of('input', counts.input) +
      of('cacheRead', counts.cacheRead) +
      of('cacheWrite5m', counts.cacheWrite5m) +
      of('cacheWrite1h', counts.cacheWrite1h),
    denominator: 1n,
  }
  if (cacheHitRate !== null) {
    const context = counts.input + counts.cacheRead + counts.cacheWrite5m + counts.cacheWrite1h
    const sum = mix.input + mix.cacheWrite5m + mix.cacheWrite1h
    const rest = sum === 0n ? { input: 1n, cacheWrite5m: 0n, cacheWrite1h: 0n } : mix
    if (context > 0n && rates.input === null) return NAMES.input
    const fresh =
      of('input', rest.input) + of('cacheWrite5m', rest.cacheWrite5m) + of('cacheWrite1h', rest.cacheWrite1h)
    const parts = sum === 0n ? 1n : sum
    const { numerator: hits, denominator: all } = cacheHitRate
    tokens = {
      numerator: output * all * parts + context * (hits * of('cacheRead', parts) + (all - hits) * fresh),
      denominator: all * parts,
    }
  }
  const scaled = combineFractions(combineFractions(tokens, tokenFactor), factor)
  const fees = combineFractions({ numerator: of('webSearch', counts.webSearch), denominator: 1n }, feeFactor)
  return addFractions(scaled, fees)
}
