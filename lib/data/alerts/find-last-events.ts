import type { SqlTransaction } from '../database'

/** When the newest event of each source happened, to its quarter hour where it is no longer kept; of a source without any there is no entry. */
export async function findLastEvents(
  tx: SqlTransaction,
  sources: readonly string[] | null,
): Promise<Map<string, Date>> {
  const rows = await tx.rows<{ source: string; last_at: Date }>(
    `WITH told AS (
       SELECT s.source, d.day FROM usage_day d
       JOIN series s ON s.organization_id = d.organization_id AND s.id = d.series_id
       WHERE d.organization_id = $1 AND s.source IS NOT NULL AND ($2::text[] IS NULL OR s.source = ANY ($2))
       GROUP BY d.series_id, s.source, d.day HAVING sum(d.events) > 0
     ), newest_day AS (
       SELECT source, max(day)::timestamp AT TIME ZONE 'UTC' AS day FROM told GROUP BY source
     )
     SELECT n.source, coalesce(e.last_at, q.quarter) AS last_at FROM newest_day n
     -- A day begins up to 14 hours before UTC's and ends up to 12 after. Lateral: only these hours are read.
     CROSS JOIN LATERAL (
       SELECT max(r.quarter) AS quarter FROM usage_rollup r
       JOIN series s ON s.organization_id = r.organization_id AND s.id = r.series_id
       WHERE r.organization_id = $1 AND s.source = n.source AND r.events > 0
         AND r.quarter >= n.day - interval '14 hours' AND r.quarter < n.day + interval '36 hours'
     ) q
     CROSS JOIN LATERAL (
       SELECT max(e.occurred_at) AS last_at FROM usage_event e
       JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
       WHERE e.organization_id = $1 AND s.source = n.source
         AND e.occurred_at >= q.quarter AND e.occurred_at < q.quarter + interval '15 minutes'
     ) e
     ORDER BY n.source`,
    [tx.organizationId, sources],
  )
  return new Map(rows.map(({ source, last_at }) => [source, last_at]))
}
