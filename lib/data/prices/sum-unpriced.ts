import type { UnpricedGroup } from '../../domain/pricing/unpriced-models'
import type { SqlTransaction } from '../database'

interface Row {
  model: string | null
  provider: string | null
  parts: string[]
  events: string
  first_at: Date
  last_at: Date
  input: string
  output: string
  cache_read: string
  cache_write_5m: string
  cache_write_1h: string
  reasoning: string
  web_search: string
}

/** Calls without any cost, by the models that they name; from their own index, which holds nothing else. */
export async function sumUnpriced(tx: SqlTransaction): Promise<UnpricedGroup[]> {
  const rows = await tx.rows<Row>(
    `SELECT s.model, s.provider,
       ARRAY(SELECT DISTINCT c ->> 'model' FROM jsonb_array_elements(coalesce(e.components, '[]')) c ORDER BY 1) AS parts,
       count(*)::text AS events, min(e.occurred_at) AS first_at, max(e.occurred_at) AS last_at,
       sum(e.input_tokens)::text AS input, sum(e.output_tokens)::text AS output, sum(e.cache_read_tokens)::text AS cache_read,
       sum(e.cache_write_5m_tokens)::text AS cache_write_5m, sum(e.cache_write_1h_tokens)::text AS cache_write_1h,
       sum(e.reasoning_tokens)::text AS reasoning, sum(e.web_search_requests)::text AS web_search
     FROM usage_event e JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
     WHERE e.organization_id = current_organization_id()
       AND e.computed_cost_usd IS NULL AND e.reported_cost_usd IS NULL
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  )
  return rows.map((row) => ({
    model: row.model,
    provider: row.provider,
    componentModels: row.parts,
    events: Number(row.events),
    firstAtMs: row.first_at.getTime(),
    lastAtMs: row.last_at.getTime(),
    counts: {
      inputTokens: Number(row.input),
      outputTokens: Number(row.output),
      cacheReadTokens: Number(row.cache_read),
      cacheWrite5mTokens: Number(row.cache_write_5m),
      cacheWrite1hTokens: Number(row.cache_write_1h),
      reasoningTokens: Number(row.reasoning),
      webSearchRequests: Number(row.web_search),
    },
  }))
}
