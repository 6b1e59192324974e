import type { SqlTransaction } from '../database'

/** When the newest event of each source happened; of a source without any there is no entry. */
export async function findLastEvents(
  tx: SqlTransaction,
  sources: readonly string[] | null,
): Promise<Map<string, Date>> {
  const rows = await tx.rows<{ source: string; last_at: Date }>(
    `WITH newest AS (
       SELECT s.source, max(r.quarter) AS quarter FROM usage_rollup r
       JOIN series s ON s.organization_id = r.organization_id AND s.id = r.series_id
       WHERE r.organization_id = $1 AND s.source IS NOT NULL AND r.events > 0
         AND ($2::text[] IS NULL OR s.source = ANY ($2))
       GROUP BY s.source)
     SELECT n.source, max(e.occurred_at) AS last_at FROM newest n
     JOIN series s ON s.organization_id = $1 AND s.source = n.source
     JOIN usage_event e ON e.organization_id = $1 AND e.series_id = s.id
       AND e.occurred_at >= n.quarter AND e.occurred_at < n.quarter + interval '15 minutes'
     GROUP BY n.source ORDER BY n.source`,
    [tx.organizationId, sources],
  )
  return new Map(rows.map(({ source, last_at }) => [source, last_at]))
}
