import { combineFractions, type Fraction } from '../money'
import type { CompiledPrice, Modifier, Rates } from './compile-price'
import { findModifiers, mayBeModified } from './modifiers'
import type { PriceableUsage } from './priced-usage'

/** What each token and each request of one call costs, and the multipliers on it. */
export interface CallRates {
  rates: Rates
  tokenFactor: Fraction
  feeFactor: Fraction
  modifiers: readonly Modifier[]
  notes: readonly string[]
}

/** The rates of a call as it was served, on the given side of its price's long-context threshold. */
export function ratesOfCall(
  price: CompiledPrice,
  call: Pick<PriceableUsage, 'occurredAtMs' | 'serviceTier' | 'inferenceGeo'>,
  speed: string | null,
  isLongContext: boolean,
): CallRates {
  const rates = isLongContext && price.tier !== null ? price.tier.rates : price.base
  const { feeFactor } = price
  const request = { serviceTier: call.serviceTier, speed, inferenceGeo: call.inferenceGeo }
  if (!mayBeModified(request))
    return { rates, tokenFactor: price.tokenFactor, feeFactor, modifiers: price.modifiers, notes: NO_NOTES }
  const { applied, notes } = findModifiers({
    ...request,
    provider: price.provider,
    model: price.model,
    occurredAtMs: call.occurredAtMs,
    isLongContext,
  })
  if (applied.length === 0)
    return { rates, tokenFactor: price.tokenFactor, feeFactor, modifiers: price.modifiers, notes }
  const tokenFactor = applied.reduce(
    (product, { factor }) => combineFractions(product, factor),
    price.tokenFactor,
  )
  return { rates, tokenFactor, feeFactor, modifiers: [...applied, ...price.modifiers], notes }
}

const NO_NOTES: readonly string[] = []
