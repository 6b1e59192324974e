import type { SentLabels } from '../../domain/usage/sent-labels'
import type { TokenCounts, UsageComponent, UsageEvent } from '../../domain/usage/usage-event'
import type { SqlTransaction } from '../database'
import { withoutTrailingZeros } from './sum-spend-by'
import type { UsageEventRow } from './usage-row'

/** An event as it is joined with what it points at. */
export interface StoredEvent {
  id: string
  occurred_at: Date
  model: string | null
  provider: string | null
  source: string | null
  project: string | null
  framework: string | null
  user_label: string | null
  team: string | null
  task: string | null
  service_tier: string | null
  speed: string | null
  inference_geo: string | null
  tags: Record<string, string>
  /** Labels as they were sent, where others are shown. */
  sent: SentLabels | null
  session_id: string | null
  run_id: string | null
  source_file: string | null
  source_line: number | null
  source_ref: string | null
  input_tokens: string
  output_tokens: string
  cache_read_tokens: string
  cache_write_5m_tokens: string
  cache_write_1h_tokens: string
  reasoning_tokens: string
  web_search_requests: string
  computed_cost_usd: string | null
  reported_cost_usd: string | null
  components: UsageComponent[] | null
  latency_ms: number | null
  is_sidechain: boolean
  is_error: boolean
  quality: UsageEventRow['quality']
  import_id: string
  request_id: string | null
  via: 't' | 'm' | null
}

export const STORED_EVENT = `e.id, e.occurred_at, s.model, s.provider, s.source, s.project, s.framework, s.user_label,
  s.team, s.task, s.service_tier, s.speed, s.inference_geo, s.tags, s.sent, o.session_id, o.run_id, o.source_file,
  e.source_line, e.source_ref, e.input_tokens, e.output_tokens, e.cache_read_tokens, e.cache_write_5m_tokens,
  e.cache_write_1h_tokens, e.reasoning_tokens, e.web_search_requests, e.computed_cost_usd, e.reported_cost_usd,
  e.components, e.latency_ms, e.is_sidechain, e.is_error, e.quality, e.import_id, e.request_id, e.via`

const WHAT_IT_POINTS_AT = `JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
  JOIN event_origin o ON o.organization_id = e.organization_id AND o.id = e.origin_id`

export const STORED_EVENT_FROM = `usage_event e ${WHAT_IT_POINTS_AT}`

/**
 * The rows of some ids ($1), each looked up by its key before anything is joined: without statistics, as after a first
 * import, the planner would go through all origins for each series.
 */
export const EVENTS_OF_IDS = `WITH e AS MATERIALIZED (
  SELECT found.* FROM unnest($1::text[]) AS asked (id) CROSS JOIN LATERAL (
    SELECT * FROM usage_event WHERE organization_id = current_organization_id() AND id = asked.id LIMIT 1) found)`

/** Events of the ledger by id, as they came in (but for their place in a thread). */
export async function findUsageEvents(
  tx: SqlTransaction,
  ids: readonly string[],
): Promise<Map<string, UsageEvent>> {
  const rows = await tx.rows<StoredEvent>(
    `${EVENTS_OF_IDS} SELECT ${STORED_EVENT} FROM e ${WHAT_IT_POINTS_AT}`,
    [[...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, { ...toUsageEvent(row), ...row.sent }]))
}

/** The event that a stored row holds: its token counts are its own model's again, without the components'. */
export function toUsageEvent(row: StoredEvent): UsageEvent {
  const components = row.components ?? []
  const own = (stored: string, key: keyof TokenCounts): number =>
    components.length === 0
      ? Number(stored)
      : Number(stored) - components.reduce((sum, component) => sum + component[key], 0)
  return {
    id: row.id,
    occurredAtMs: row.occurred_at.getTime(),
    inputTokens: own(row.input_tokens, 'inputTokens'),
    outputTokens: own(row.output_tokens, 'outputTokens'),
    cacheReadTokens: own(row.cache_read_tokens, 'cacheReadTokens'),
    cacheWrite5mTokens: own(row.cache_write_5m_tokens, 'cacheWrite5mTokens'),
    cacheWrite1hTokens: own(row.cache_write_1h_tokens, 'cacheWrite1hTokens'),
    reasoningTokens: own(row.reasoning_tokens, 'reasoningTokens'),
    webSearchRequests: own(row.web_search_requests, 'webSearchRequests'),
    model: row.model,
    provider: row.provider,
    reportedCostUsd: row.reported_cost_usd === null ? null : withoutTrailingZeros(row.reported_cost_usd),
    serviceTier: row.service_tier,
    speed: row.speed,
    inferenceGeo: row.inference_geo,
    user: row.user_label,
    team: row.team,
    project: row.project,
    framework: row.framework,
    task: row.task,
    runId: row.run_id,
    sessionId: row.session_id,
    source: row.source,
    tags: row.tags,
    latencyMs: row.latency_ms,
    status: row.is_error ? 'error' : 'ok',
    components,
    quality: QUALITY[row.quality],
    isSidechain: row.is_sidechain,
    sourceRef: row.source_line === null ? row.source_ref : `${row.source_file}:${row.source_line}`,
    thread: null,
    requestId: row.request_id,
    via: row.via === null ? 'log' : VIA[row.via],
  }
}

const VIA = { t: 'telemetry', m: 'metric' } as const
const QUALITY = { m: 'measured', l: 'lower_bound', e: 'estimate', a: 'aggregate' } as const
