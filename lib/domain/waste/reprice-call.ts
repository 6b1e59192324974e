import type { PriceBook } from '../pricing/price-book'
import { priceUsage } from '../pricing/price-usage'
import type { TokenCounts } from '../usage/usage-event'
import type { WasteCall } from './waste-call'

export type BookOf = (snapshotId: string | null) => PriceBook

/** How a call would have been otherwise. */
export type Otherwise = Partial<TokenCounts> & { isLongContext?: boolean }

/**
 * What a call cost more than it would have otherwise, in femto-dollars, by the price that made its cost. Null where the
 * call has no computed cost, holds calls of other models, or today's own prices no longer make the cost that is stored.
 */
export function savingOf(call: WasteCall, otherwise: Otherwise, bookOf: BookOf): bigint | null {
  const { price } = call
  if (price === null || call.hasComponents) return null
  const book = bookOf(price.snapshotId)
  const usage = { ...call, components: [], isLongContext: price.isLongContext }
  const asItWas = priceUsage(usage, book)
  if (asItWas.kind !== 'priced' || asItWas.costFemtoUsd !== call.costFemto) return null
  const other = priceUsage({ ...usage, ...otherwise }, book)
  return other.kind === 'priced' ? asItWas.costFemtoUsd - other.costFemtoUsd : null
}

/** The input tokens above which a call's model costs more, by the price that made its cost; null where there are none. */
export function tierThresholdOf(call: WasteCall, bookOf: BookOf): number | null {
  if (call.price === null || call.model === null) return null
  const found = bookOf(call.price.snapshotId).find(call.provider, call.model, call.occurredAtMs)
  return found.kind === 'price' ? (found.price.tier?.overTokens ?? null) : null
}
