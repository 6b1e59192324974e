import { formatUsd } from '../money'
import type { PriceBook } from '../pricing/price-book'
import type { EstimateFigures } from './estimate'
import type { Cases } from './estimate-defaults'
import { type PricedInteractions, priceInteractions } from './price-interactions'
import type { Quantities } from './resolve-assumptions'

export type QuantityCases = Cases<Quantities>
export type PricedCases = Cases<Pick<PricedInteractions, 'each' | 'clean' | 'total'>>

/** One model in all three cases; the reason where it has no price in one of them. */
export function priceCases(
  model: string,
  atMs: number,
  quantities: QuantityCases,
  book: PriceBook,
): Cases<PricedInteractions> | string {
  const low = priceInteractions(model, atMs, quantities.low, book)
  const middle = priceInteractions(model, atMs, quantities.middle, book)
  const high = priceInteractions(model, atMs, quantities.high, book)
  if (typeof middle === 'string') return middle
  if (typeof low === 'string') return low
  return typeof high === 'string' ? high : { low, middle, high }
}

/** The figures that an answer has; all null, with the reason, where there is no price. */
export function figuresOf(priced: PricedCases | string): EstimateFigures {
  if (typeof priced === 'string') {
    const none = {
      per_interaction_usd: null,
      clean_usd: null,
      total_usd: null,
      low_usd: null,
      high_usd: null,
    }
    return { ...none, reason: priced }
  }
  return {
    per_interaction_usd: formatUsd(priced.middle.each),
    clean_usd: formatUsd(priced.middle.clean),
    total_usd: formatUsd(priced.middle.total),
    low_usd: formatUsd(priced.low.total),
    high_usd: formatUsd(priced.high.total),
    reason: null,
  }
}
