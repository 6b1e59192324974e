import type { SqlTransaction } from '../database'

/** A run, or the part of it that one task is. */
export interface RunPart {
  runId: string
  /** Only calls of this task; null: all of the run's. */
  task: string | null
  /** What the part is summed up under. */
  place: string
}

/** The median latency of the calls of each place, in milliseconds; places of which no call says any are left out. */
export async function findCallLatencies(
  tx: SqlTransaction,
  parts: readonly RunPart[],
): Promise<Map<string, number>> {
  const rows = await tx.rows<{ place: string; median: number }>(
    `SELECT p.place, percentile_cont(0.5) WITHIN GROUP (ORDER BY e.latency_ms) AS median
     FROM unnest($1::text[], $2::text[], $3::text[]) AS p (run_id, task, place)
     JOIN event_origin o ON o.organization_id = current_organization_id() AND o.run_id = p.run_id
     JOIN usage_event e ON e.organization_id = o.organization_id AND e.origin_id = o.id
     JOIN series s ON s.organization_id = o.organization_id AND s.id = e.series_id
     WHERE e.latency_ms IS NOT NULL AND (p.task IS NULL OR s.task = p.task)
     GROUP BY p.place`,
    [parts.map(({ runId }) => runId), parts.map(({ task }) => task), parts.map(({ place }) => place)],
  )
  return new Map(rows.map(({ place, median }) => [place, Math.round(median)]))
}
