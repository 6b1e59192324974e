import type { TokenCounts } from '../usage/usage-event'

/** A call of the ledger as the rules look at it. The token counts are its own model's. */
export interface WasteCall extends TokenCounts {
  id: string
  occurredAtMs: number
  model: string | null
  provider: string | null
  serviceTier: string | null
  speed: string | null
  inferenceGeo: string | null
  task: string | null
  sessionId: string | null
  runId: string | null
  /** Of a sub-agent, whose context is another one. */
  isSidechain: boolean
  /** Holds calls of other models too (an advisor, a fallback), which no rule takes apart. */
  hasComponents: boolean
  /** Which price made the cost; null where none did. */
  price: { snapshotId: string; isLongContext: boolean } | null
  /** Femto-dollars: computed where there is a price, else as reported; null where neither is known. */
  costFemto: bigint | null
  /** False for the calls around the range and beside the filters: they are read, as caches reach over, and never listed. */
  isInScope: boolean
}

/** What a rule found in one call. */
export interface WasteFinding {
  call: WasteCall
  /** Femto-dollars, above zero; null where the call is of this kind but its price does not tell how much: not judged. */
  femto: bigint | null
  /** What was seen, in figures. */
  why: string
}

export const FIVE_MINUTES = 300_000
export const ONE_HOUR = 3_600_000

/** All input of one request, which is what context tiers and cached prefixes are measured by. */
export function contextOf(counts: TokenCounts): number {
  return counts.inputTokens + counts.cacheReadTokens + writesOf(counts)
}

/** Tokens written to a cache, for five minutes or an hour. */
export function writesOf(counts: TokenCounts): number {
  return counts.cacheWrite5mTokens + counts.cacheWrite1hTokens
}

/** Whether two calls are of one thread: of a session, a model, and either the main agent or its sub-agents. */
export function isSameThread(a: WasteCall, b: WasteCall): boolean {
  return (
    a.sessionId !== null &&
    a.sessionId === b.sessionId &&
    a.model === b.model &&
    a.provider === b.provider &&
    a.isSidechain === b.isSidechain
  )
}
