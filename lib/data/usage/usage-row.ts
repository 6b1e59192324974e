/** An event as the ledger holds it: token columns are the whole call's, components included; money is exact text. */
export interface UsageEventRow {
  id: string
  occurredAtMs: number
  seriesId: bigint
  originId: bigint
  priceBasisId: bigint | null
  importId: string
  inputTokens: number
  outputTokens: number
  cacheReadTokens: number
  cacheWrite5mTokens: number
  cacheWrite1hTokens: number
  reasoningTokens: number
  webSearchRequests: number
  computedCostUsd: string | null
  reportedCostUsd: string | null
  components: string | null
  sourceRef: string | null
  sourceLine: number | null
  latencyMs: number | null
  isSidechain: boolean
  isError: boolean
  quality: 'm' | 'l' | 'e'
}

export interface WriteCounts {
  accepted: number
  updated: number
  duplicates: number
}
