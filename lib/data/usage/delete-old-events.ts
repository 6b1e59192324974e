import type { SqlTransaction } from '../database'
import { findActiveRepricingId, lockRepricings } from '../prices/repricing-rows'
import { RUN_SUM_COLUMNS, sumsOfEvents } from '../runs/run-sums'

// Roll-ups keep what they have. What else was summed from the events as they are is kept beside them from now on: of runs, of
// the import that brought them, and of the repricings that changed them.
const DELETE = `WITH old AS (
    SELECT id FROM usage_event WHERE organization_id = current_organization_id() AND occurred_at < $1
    ORDER BY occurred_at LIMIT $2 FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM usage_event e USING old WHERE e.organization_id = current_organization_id() AND e.id = old.id RETURNING e.*
  ), of_runs AS (
    INSERT INTO run_sum (organization_id, is_of_deleted, ${RUN_SUM_COLUMNS})
    SELECT current_organization_id(), true, s.* FROM (${sumsOfEvents(
      'gone e JOIN event_origin o ON o.organization_id = e.organization_id AND o.id = e.origin_id',
      'true',
    )}) s
  ), of_imports AS (
    UPDATE import i SET deleted_events = i.deleted_events + g.events, deleted_cost_usd = i.deleted_cost_usd + g.cost,
      deleted_unpriced_events = i.deleted_unpriced_events + g.unpriced
    FROM (SELECT import_id, count(*) AS events, coalesce(sum(coalesce(computed_cost_usd, reported_cost_usd)), 0) AS cost,
        count(*) FILTER (WHERE computed_cost_usd IS NULL AND reported_cost_usd IS NULL) AS unpriced
      FROM gone GROUP BY import_id) g
    WHERE i.organization_id = current_organization_id() AND i.id = g.import_id
  ), forgotten AS (
    DELETE FROM repriced_event r USING gone g
    WHERE r.organization_id = current_organization_id() AND r.event_id = g.id RETURNING r.repricing_id
  ), of_repricings AS (
    UPDATE repricing p SET deleted_events = p.deleted_events + f.events
    FROM (SELECT repricing_id, count(*) AS events FROM forgotten GROUP BY 1) f
    WHERE p.organization_id = current_organization_id() AND p.id = f.repricing_id
  )
  SELECT count(*)::integer AS count FROM gone`

/**
 * Deletes up to so many of the oldest events from before an instant and keeps their share of every sum; says how many
 * there were. None while a repricing is under way: it, and its undoing, would be cut in two.
 */
export async function deleteOldEvents(tx: SqlTransaction, before: Date, atMost: number): Promise<number> {
  await lockRepricings(tx)
  if ((await findActiveRepricingId(tx)) !== null) return 0
  const [row] = await tx.rows<{ count: number }>(DELETE, [before, atMost])
  return row?.count ?? 0
}
