import type { SqlTransaction } from '../database'

/** What was sent under each name: its events, their cost, and the tags that name somebody by an address. */
export interface SentName {
  name: string
  events: string
  costUsd: string | null
  firstAt: Date | null
  lastAt: Date | null
  /** Values of tags that are addresses. */
  addresses: string[]
}

export function sumSentNames(tx: SqlTransaction): Promise<SentName[]> {
  return tx.rows(
    `SELECT coalesce(s.sent ->> 'user', s.user_label) AS name,
       coalesce(sum(r.events), 0)::text AS events,
       CASE WHEN sum(r.events) > sum(r.unpriced_events) THEN trim_scale(sum(r.cost_usd))::text END AS "costUsd",
       min(r.first_at) AS "firstAt", max(r.last_at) AS "lastAt",
       ARRAY(SELECT DISTINCT tag.value FROM unnest(array_agg(s.tags)) AS of_series (tags)
         CROSS JOIN jsonb_each_text(of_series.tags) AS tag WHERE tag.value LIKE '%_@_%') AS addresses
     FROM series s LEFT JOIN (
       SELECT series_id, sum(events) AS events, sum(unpriced_events) AS unpriced_events, sum(cost_usd) AS cost_usd,
         min(quarter) AS first_at, max(quarter) AS last_at
       FROM usage_rollup WHERE organization_id = current_organization_id() GROUP BY 1
     ) r ON r.series_id = s.id
     WHERE s.organization_id = current_organization_id() AND s.user_label IS NOT NULL GROUP BY 1`,
  )
}
