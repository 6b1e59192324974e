import { parseUsd } from '../domain/money'
import type { RunSlice } from '../domain/runs/run-record'

/** One priced call of a run; `usd` null is a call without a price. */
export function makeSlice({ usd, ...given }: Partial<RunSlice> & { usd: string | null }): RunSlice {
  return {
    model: null,
    provider: null,
    serviceTier: null,
    speed: null,
    inferenceGeo: null,
    price: null,
    hasComponents: false,
    framework: null,
    project: null,
    user: null,
    team: null,
    task: null,
    events: 1,
    unpricedEvents: usd === null ? 1 : 0,
    lowerBoundEvents: 0,
    errorEvents: 0,
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWrite5mTokens: 0,
    cacheWrite1hTokens: 0,
    reasoningTokens: 0,
    webSearchRequests: 0,
    costFemto: usd === null ? null : parseUsd(usd),
    firstAtMs: 0,
    lastAtMs: 0,
    ...given,
  }
}
