import { parseUsd } from '../../domain/money'

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
  quality: 'm' | 'l' | 'e' | 'a'
  requestId: string | null
  /** Null: by a log or the API. */
  via: 't' | 'm' | null
  hasRun: boolean
  /** The session and the run that it names. */
  session: string
  labels: number
}

export interface WriteCounts {
  accepted: number
  updated: number
  duplicates: number
}

/**
 * Of two lines of one call the one to keep: the order that the upsert compares by, to the last tie, so that it makes
 * no difference whether they come in one batch or in two.
 */
export function keepBetterRow(a: UsageEventRow, b: UsageEventRow): UsageEventRow {
  const [left, right] = [rankOf(a), rankOf(b)]
  for (let at = 0; at < left.length; at++) {
    const [x, y] = [left[at] ?? 0n, right[at] ?? 0n]
    if (x !== y) return isMore(x, y) ? a : b
  }
  return a
}

// As the database compares text byte by byte (COLLATE "C").
function isMore(x: bigint | string, y: bigint | string): boolean {
  if (typeof x === 'string') return Buffer.compare(Buffer.from(x), Buffer.from(String(y))) > 0
  return x > BigInt(y)
}

function rankOf(row: UsageEventRow): (bigint | string)[] {
  const total =
    row.inputTokens + row.outputTokens + row.cacheReadTokens + row.cacheWrite5mTokens + row.cacheWrite1hTokens
  return [
    row.isSidechain ? 0n : 1n,
    BigInt(total),
    BigInt(row.outputTokens),
    row.via === null ? 2n : row.via === 't' ? 1n : 0n,
    BigInt(-row.occurredAtMs),
    row.hasRun ? 1n : 0n,
    parseUsd(row.reportedCostUsd ?? '0') ?? 0n,
    BigInt(row.labels),
    row.seriesId,
    row.session,
    BigInt(row.sourceLine ?? 0),
  ]
}
