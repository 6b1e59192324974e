import { formatUsd } from '../money'
import { countWithComponents, sumTokens } from '../usage/sum-tokens'
import type { PriceBook } from './price-book'
import { priceUsage } from './price-usage'
import type { PriceableUsage, PriceBasis } from './priced-usage'

/** What an event is to cost; null where it keeps what it has. */
export interface NewCost {
  computedUsd: string
  basis: PriceBasis
}

/**
 * The cost of an event at other prices, where it is another one. A book without a price for it takes none away: what was
 * known stays known. A call that names no tokens has nothing to be priced by: it keeps what its source reported. `computedUsd`: the exact decimal text of the cost that it has, null where it has none.
 */
export function repriceEvent(
  event: PriceableUsage,
  computedUsd: string | null,
  book: PriceBook,
): NewCost | null {
  const counts = countWithComponents(event)
  if (sumTokens(counts) === 0 && counts.webSearchRequests === 0) return null
  const priced = priceUsage(event, book)
  if (priced.kind === 'unpriced') return null
  const cost = formatUsd(priced.costFemtoUsd)
  return cost === computedUsd ? null : { computedUsd: cost, basis: priced.basis }
}
