import { divideHalfEven, multiplyFraction } from '../money'
import type { PriceBook } from '../pricing/price-book'
import { priceUsage } from '../pricing/price-usage'
import type { PriceableUsage, PricedUsage } from '../pricing/priced-usage'
import { NO_TOKENS } from '../usage/usage-event'
import { fractionOf } from './model-mix'
import type { Quantities } from './resolve-assumptions'

export type PricedBasis = Extract<PricedUsage, { kind: 'priced' }>['basis']

/** What some interactions of one kind cost, in femto-dollars. */
export interface PricedInteractions {
  /** One interaction at the standard price. */
  standard: bigint
  /** One interaction through the batch API; null where none is batched, or the provider publishes no batch price. */
  batched: bigint | null
  /** The mean over the standard and the batched ones, half-even at a femto-dollar. */
  each: bigint
  clean: bigint
  total: bigint
  basis: PricedBasis
}

/** One interaction as the pricing library takes it: the cached share of the input in whole tokens, half-even. */
export function interactionOf(
  model: string,
  atMs: number,
  quantities: Quantities,
  serviceTier: 'batch' | null = null,
): PriceableUsage {
  const { input_tokens, output_tokens, cache_hit_rate } = quantities
  const { numerator, denominator } = fractionOf(cache_hit_rate)
  const cached = Number(divideHalfEven(BigInt(input_tokens) * numerator, denominator))
  return {
    ...NO_TOKENS,
    inputTokens: input_tokens - cached,
    cacheReadTokens: cached,
    outputTokens: output_tokens,
    occurredAtMs: atMs,
    model,
    provider: null,
    serviceTier,
    speed: null,
    inferenceGeo: null,
    components: [],
  }
}

/** Total = interactions × one interaction × retry factor, exact but for one rounding a step; the reason where there is no price. */
export function priceInteractions(
  model: string,
  atMs: number,
  quantities: Quantities,
  book: PriceBook,
): PricedInteractions | string {
  const one = priceUsage(interactionOf(model, atMs, quantities), book)
  if (one.kind === 'unpriced') return one.reason
  const batched = quantities.batch_share === 0 ? null : batchPrice(model, atMs, quantities, book)
  const standard = one.costFemtoUsd
  const share = fractionOf(quantities.batch_share)
  const mixed = standard * (share.denominator - share.numerator) + (batched ?? standard) * share.numerator
  const clean = divideHalfEven(mixed * BigInt(quantities.interactions), share.denominator)
  return {
    standard,
    batched,
    each: divideHalfEven(mixed, share.denominator),
    clean,
    total: multiplyFraction(clean, fractionOf(quantities.retry_factor)),
    basis: one.basis,
  }
}

function batchPrice(model: string, atMs: number, quantities: Quantities, book: PriceBook): bigint | null {
  const priced = priceUsage(interactionOf(model, atMs, quantities, 'batch'), book)
  if (priced.kind === 'unpriced') return null
  return priced.basis.modifiers.some(({ kind }) => kind === 'batch') ? priced.costFemtoUsd : null
}
