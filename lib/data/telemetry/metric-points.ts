import { METRIC_WINDOW_MS, type PlacedPoint, toMetricEvent } from '../../domain/usage/telemetry/metric-usage'
import type { UsageEvent } from '../../domain/usage/usage-event'
import type { SqlTransaction } from '../database'
import { findSessionSources, lockTelemetry } from '../usage/settle-telemetry'

/** Keeps points of counters and answers with the events, whole, of every window that they belong to or shift. */
export async function addMetricPoints(
  tx: SqlTransaction,
  points: readonly PlacedPoint[],
): Promise<UsageEvent[]> {
  await lockTelemetry(tx, 'exclusive')
  const sessions = await findSessionSources(tx, [...new Set(points.map(({ sessionId }) => sessionId))])
  const alone = points.filter(({ sessionId }) => {
    const told = sessions.get(sessionId)
    return !told?.hasLog && !told?.hasTelemetry
  })
  if (alone.length === 0) return []
  await insertPoints(tx, alone)
  const templates = new Map(alone.map(({ groupId, template }) => [groupId, template]))
  const rows = await tx.rows<{ group_id: string; window_start: Date; sums: Record<string, string> }>(SUMS, [
    [...templates.keys()],
  ])
  return rows.flatMap(({ group_id, window_start, sums }) => {
    const template = templates.get(group_id)
    return template ? [toMetricEvent(template, window_start.getTime(), sums)] : []
  })
}

async function insertPoints(tx: SqlTransaction, points: readonly PlacedPoint[]): Promise<void> {
  const windowEnd = (point: PlacedPoint) => BigInt(point.windowStartMs + METRIC_WINDOW_MS) * 1_000_000n
  await tx.rows(
    `INSERT INTO telemetry_point
       (organization_id, group_id, series, start_unix_nano, time_unix_nano, window_start, kind, is_cumulative, value)
     SELECT $1, group_id, series, start_at, time_at, window_start, kind, is_cumulative, max(value)
     FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::timestamptz[], $7::text[], $8::boolean[], $9::numeric[])
       AS point (group_id, series, start_at, time_at, window_start, kind, is_cumulative, value)
     GROUP BY group_id, series, start_at, time_at, window_start, kind, is_cumulative
     ON CONFLICT (organization_id, group_id, series, start_unix_nano, time_unix_nano)
       DO UPDATE SET value = greatest(telemetry_point.value, excluded.value)`,
    [
      tx.organizationId,
      points.map(({ groupId }) => groupId),
      points.map(({ series }) => series),
      points.map(({ startUnixNano }) => String(startUnixNano)),
      points.map((point) => String(point.isCumulative ? windowEnd(point) : point.timeUnixNano)),
      points.map(({ windowStartMs }) => new Date(windowStartMs)),
      points.map(({ kind }) => kind),
      points.map(({ isCumulative }) => isCumulative),
      points.map(({ value }) => value),
    ],
  )
}

// A cumulative row adds what it is above all earlier ones of its start; another start begins at zero.
const SUMS = `WITH step AS (
    SELECT group_id, window_start, kind, CASE WHEN is_cumulative THEN greatest(0, value - coalesce(
        max(value) OVER (PARTITION BY group_id, series, start_unix_nano ORDER BY time_unix_nano
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)) ELSE value END AS added
    FROM telemetry_point WHERE organization_id = current_organization_id() AND group_id = ANY($1)
  ), summed AS (
    SELECT group_id, window_start, kind, sum(added) AS total FROM step GROUP BY 1, 2, 3
  )
  SELECT group_id, window_start, jsonb_object_agg(kind, total::text) AS sums FROM summed
  GROUP BY 1, 2 HAVING sum(total) > 0 ORDER BY 1, 2`
