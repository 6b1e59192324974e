import type { SpendRow } from '../../domain/usage/spend'
import type { SqlTransaction } from '../database'

/**
 * A run's calls added up by steps of time and by model: rows of [step, model], where step n holds the instants from
 * `startMs + n × stepMs` on.
 */
export async function sumRunCalls(
  tx: SqlTransaction,
  { id, startMs, stepMs }: { id: string; startMs: number; stepMs: number },
): Promise<SpendRow[]> {
  const rows = await tx.rows<CallRow>(
    `SELECT floor((extract(epoch FROM e.occurred_at) * 1000 - $2) / $3)::text AS step, s.model,
       count(*)::text AS events,
       count(*) FILTER (WHERE e.computed_cost_usd IS NULL AND e.reported_cost_usd IS NULL)::text AS unpriced_events,
       count(*) FILTER (WHERE e.computed_cost_usd IS NULL AND e.reported_cost_usd IS NOT NULL)::text AS reported_events,
       count(*) FILTER (WHERE e.quality = 'l')::text AS lower_bound_events,
       trim_scale(sum(coalesce(e.computed_cost_usd, e.reported_cost_usd)))::text AS cost_usd,
       trim_scale(sum(e.reported_cost_usd))::text AS reported_cost_usd,
       ${TOKENS.map((name) => `sum(e.${name})::text AS ${name}`).join(', ')}
     FROM event_origin o
     JOIN usage_event e ON e.organization_id = o.organization_id AND e.origin_id = o.id
     JOIN series s ON s.organization_id = o.organization_id AND s.id = e.series_id
     WHERE o.organization_id = current_organization_id() AND o.run_id = $1
     GROUP BY 1, 2`,
    [id, startMs, stepMs],
  )
  return rows.map((row) => ({
    values: [row.step, row.model],
    events: Number(row.events),
    unpricedEvents: Number(row.unpriced_events),
    reportedEvents: Number(row.reported_events),
    lowerBoundEvents: Number(row.lower_bound_events),
    inputTokens: Number(row.input_tokens),
    outputTokens: Number(row.output_tokens),
    cacheReadTokens: Number(row.cache_read_tokens),
    cacheWrite5mTokens: Number(row.cache_write_5m_tokens),
    cacheWrite1hTokens: Number(row.cache_write_1h_tokens),
    reasoningTokens: Number(row.reasoning_tokens),
    webSearchRequests: Number(row.web_search_requests),
    costUsd: row.cost_usd,
    reportedCostUsd: row.reported_cost_usd,
  }))
}

const TOKENS = [
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'reasoning_tokens',
  'web_search_requests',
] as const

type CallRow = Record<(typeof TOKENS)[number], string> & {
  step: string
  model: string | null
  events: string
  unpriced_events: string
  reported_events: string
  lower_bound_events: string
  cost_usd: string | null
  reported_cost_usd: string | null
}
