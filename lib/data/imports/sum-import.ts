import type { SqlTransaction } from '../database'
import { withoutTrailingZeros } from '../usage/sum-spend-by'

/** The calls that an import brought first, also those that are no longer kept, and what they cost: exact. */
export async function sumImport(
  tx: SqlTransaction,
  importId: string,
): Promise<{ events: number; costUsd: string | null; unpricedEvents: number }> {
  const [row] = await tx.rows<{ events: string; unpriced: string; cost: string | null }>(
    `SELECT e.events + i.deleted_events AS events, e.unpriced + i.deleted_unpriced_events AS unpriced,
       CASE WHEN i.deleted_events > i.deleted_unpriced_events THEN coalesce(e.cost, 0) + i.deleted_cost_usd
         ELSE e.cost END::text AS cost
     FROM import i CROSS JOIN (
       SELECT count(*) AS events, sum(coalesce(computed_cost_usd, reported_cost_usd)) AS cost,
         count(*) FILTER (WHERE computed_cost_usd IS NULL AND reported_cost_usd IS NULL) AS unpriced
       FROM usage_event WHERE organization_id = current_organization_id() AND import_id = $1) e
     WHERE i.organization_id = current_organization_id() AND i.id = $1`,
    [importId],
  )
  const cost = row?.cost ?? null
  return {
    events: Number(row?.events ?? 0),
    costUsd: cost === null ? null : withoutTrailingZeros(cost),
    unpricedEvents: Number(row?.unpriced ?? 0),
  }
}
