import { formatUsd } from '../../domain/money'
import type { SqlTransaction } from '../database'

/**
 * When, by the time of the events, the spend of some series since `from` reached a line: the instant of the event that
 * reached it; null where none before `to` did. The quarter hour is found in the roll-ups, the event in that quarter.
 */
export async function findCrossing(
  tx: SqlTransaction,
  range: { from: Date | null; to: Date | null; seriesIds: readonly string[] },
  line: bigint,
): Promise<Date | null> {
  const { from, to, seriesIds } = range
  const [quarter] = await tx.rows<{ quarter: Date; before: string }>(
    `SELECT quarter, total - cost AS before FROM (
       SELECT quarter, sum(cost_usd) AS cost, sum(sum(cost_usd)) OVER (ORDER BY quarter) AS total
       FROM usage_rollup
       WHERE organization_id = $1 AND series_id = ANY ($2::bigint[])
         AND ($3::timestamptz IS NULL OR quarter >= $3) AND ($4::timestamptz IS NULL OR quarter < $4)
       GROUP BY quarter) by_quarter
     WHERE total >= $5::numeric ORDER BY quarter LIMIT 1`,
    [tx.organizationId, seriesIds, from, to, formatUsd(line)],
  )
  if (!quarter) return null
  const [event] = await tx.rows<{ at: Date }>(
    `SELECT at FROM (
       SELECT occurred_at AS at, id, $5::numeric + sum(coalesce(computed_cost_usd, reported_cost_usd, 0))
         OVER (ORDER BY occurred_at, id) AS total
       FROM usage_event
       WHERE organization_id = $1 AND series_id = ANY ($2::bigint[])
         AND occurred_at >= $3 AND occurred_at < $3::timestamptz + interval '15 minutes') by_event
     WHERE total >= $4::numeric ORDER BY at, id LIMIT 1`,
    [tx.organizationId, seriesIds, quarter.quarter, formatUsd(line), quarter.before],
  )
  return event?.at ?? quarter.quarter
}
