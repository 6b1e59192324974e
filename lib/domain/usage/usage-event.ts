/**
 * Token buckets of one model call. Disjoint and additive: input excludes cached tokens, output includes reasoning,
 * `reasoningTokens` is an informational part of `outputTokens`. All are safe integers >= 0.
 */
export interface TokenCounts {
  inputTokens: number
  outputTokens: number
  cacheReadTokens: number
  cacheWrite5mTokens: number
  cacheWrite1hTokens: number
  reasoningTokens: number
  webSearchRequests: number
}

export const NO_TOKENS: TokenCounts = Object.freeze({
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  reasoningTokens: 0,
  webSearchRequests: 0,
})

/** What one call holds beyond its own model (an advisor or fallback iteration), priced at its own model. */
export interface UsageComponent extends TokenCounts {
  model: string
  provider: string | null
}

/**
 * Where an event stands in a thread whose history other threads may replay (Codex forks and sub-agents).
 * `fingerprint` names the (last, total) token vectors of the event; equal prefixes of fingerprints are a replay.
 */
export interface ThreadPosition {
  id: string
  parentId: string | null
  index: number
  fingerprint: string
}

/** `aggregate`: not one call but the sum of many, as reports give them; its context is no call's, so no price tier is read from it. */
export const USAGE_QUALITIES = ['measured', 'lower_bound', 'estimate', 'aggregate'] as const
export type UsageQuality = (typeof USAGE_QUALITIES)[number]
export type UsageStatus = 'ok' | 'error'

/**
 * How a call became known: by its agent's log or the API, by a record of telemetry, or in a metric's sum over a
 * quarter of an hour. What is told in several ways counts once, by the first of these.
 */
export type UsageVia = 'log' | 'telemetry' | 'metric'

/** One usage event = one model API call, whatever log it came from. Its `TokenCounts` are its own model's only; `components` come on top. */
export interface UsageEvent extends TokenCounts {
  /** Unique in the organization over all time: the same id again is the same call. */
  id: string
  /** Milliseconds since the epoch, UTC. */
  occurredAtMs: number
  model: string | null
  provider: string | null
  /** Decimal string in USD, as the source said; null where it said nothing. */
  reportedCostUsd: string | null
  serviceTier: string | null
  speed: string | null
  inferenceGeo: string | null
  user: string | null
  team: string | null
  project: string | null
  framework: string | null
  task: string | null
  runId: string | null
  sessionId: string | null
  source: string | null
  tags: Readonly<Record<string, string>>
  latencyMs: number | null
  status: UsageStatus
  components: readonly UsageComponent[]
  quality: UsageQuality
  isSidechain: boolean
  /** File and line, or request id: where the reader may look it up. */
  sourceRef: string | null
  thread: ThreadPosition | null
  /** The provider's id of the request, by which a log and telemetry tell of the same call. */
  requestId: string | null
  via: UsageVia
}
