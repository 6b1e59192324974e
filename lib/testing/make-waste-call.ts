import { currentSnapshot } from '../domain/pricing/current-snapshot'
import { createPriceBook } from '../domain/pricing/price-book'
import { priceUsage } from '../domain/pricing/price-usage'
import type { WasteCall } from '../domain/waste/waste-call'

const book = createPriceBook({ snapshot: currentSnapshot() })

export const bookOf = () => book

/** 2026-06-01 12:00 UTC. */
export const NOON = Date.UTC(2026, 5, 1, 12)

/**
 * A call of session "s", priced by the catalogue; `seconds` after noon. claude-sonnet-4-6, a million tokens: $3 in, $15
 * out, $0.30 read, $3.75 and $6 written for five minutes and an hour.
 */
export function makeWasteCall(seconds: number, given: Partial<WasteCall> = {}): WasteCall {
  const call: WasteCall = {
    id: `call-${seconds}`,
    occurredAtMs: NOON + seconds * 1000,
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWrite5mTokens: 0,
    cacheWrite1hTokens: 0,
    reasoningTokens: 0,
    webSearchRequests: 0,
    model: 'claude-sonnet-4-6',
    provider: null,
    serviceTier: null,
    speed: null,
    inferenceGeo: null,
    task: null,
    sessionId: 's',
    runId: null,
    isSidechain: false,
    hasComponents: false,
    price: null,
    costFemto: null,
    isInScope: true,
    ...given,
  }
  const priced = priceUsage({ ...call, components: [] }, book)
  if (priced.kind !== 'priced') return call
  return {
    ...call,
    price: { snapshotId: book.snapshot.id, isLongContext: priced.basis.tier !== null },
    costFemto: priced.costFemtoUsd,
    ...given,
  }
}
