import type { SqlTransaction } from '../database'

/** The most calls of each model within one minute of the clock (UTC), over the calls of these runs. */
export async function findPeakRequests(
  tx: SqlTransaction,
  runIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.rows<{ model: string; peak: string }>(
    `SELECT model, max(calls)::text AS peak FROM (
       SELECT s.model, date_trunc('minute', e.occurred_at, 'UTC') AS minute, count(*) AS calls
       FROM event_origin o
       JOIN usage_event e ON e.organization_id = o.organization_id AND e.origin_id = o.id
       JOIN series s ON s.organization_id = o.organization_id AND s.id = e.series_id
       WHERE o.organization_id = current_organization_id() AND o.run_id = ANY($1) AND s.model IS NOT NULL
       GROUP BY 1, 2
     ) minutes GROUP BY model`,
    [runIds],
  )
  return new Map(rows.map(({ model, peak }) => [model, Number(peak)]))
}
