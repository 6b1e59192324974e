import { parseUsd } from '../money'
import type { UsageEvent } from '../usage/usage-event'
import type { PriceBook } from './price-book'
import { priceUsage } from './price-usage'

const FEMTO_PER_MICRO = 1_000_000_000n

/**
 * Tells one-hour cache writes from five-minute ones in a call that has them in one sum, by the cost that came with it:
 * the two differ in price alone (PRICING.md §2). Where no split explains the cost to the micro-dollar, the event is
 * marked as an estimate. Returns the same object where there is nothing to tell.
 */
export function inferCacheWrites(event: UsageEvent, book: PriceBook): UsageEvent {
  const writes = event.cacheWrite5mTokens
  if (event.via !== 'telemetry' || writes === 0 || event.cacheWrite1hTokens > 0) return event
  if (event.reportedCostUsd === null) return { ...event, quality: 'estimate' }
  const reported = parseUsd(event.reportedCostUsd) ?? 0n
  const split = (hourly: number): UsageEvent => ({
    ...event,
    cacheWrite5mTokens: writes - hourly,
    cacheWrite1hTokens: hourly,
  })
  const costOf = (hourly: number): bigint | null => {
    const priced = priceUsage(split(hourly), book)
    return priced.kind === 'priced' ? priced.costFemtoUsd : null
  }
  const isExplainedBy = (hourly: number): boolean => {
    const cost = costOf(hourly)
    return cost !== null && cost - reported < FEMTO_PER_MICRO && reported - cost < FEMTO_PER_MICRO
  }
  if (isExplainedBy(0)) return event
  const [least, most] = [costOf(0), costOf(writes)]
  if (least === null || most === null) return event
  if (most > least && reported > least) {
    const hourly = Number((BigInt(writes) * (reported - least) + (most - least) / 2n) / (most - least))
    if (hourly <= writes && isExplainedBy(hourly)) return split(hourly)
  }
  return { ...event, quality: 'estimate' }
}
