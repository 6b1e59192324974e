import type { SqlTransaction } from '../database'
import { addToRollups, QUARTER, ROLLUP_MEASURES, rollupMeasures } from './upsert-usage-events'

const deleteWhere = (condition: string): string => `WITH gone AS (
    DELETE FROM usage_event WHERE organization_id = current_organization_id() AND ${condition} RETURNING *
  ), delta (quarter, series_id, ${ROLLUP_MEASURES.join(', ')}) AS (
    SELECT ${QUARTER}, series_id, ${rollupMeasures('-')} FROM gone GROUP BY 1, 2
  ), rolled AS (${addToRollups('delta')})
  SELECT count(*)::integer AS count, min(${QUARTER}) AS first, max(${QUARTER}) AS last FROM gone`

async function deleteCounted(tx: SqlTransaction, condition: string, value: unknown): Promise<number> {
  const [row] = await tx.rows<{ count: number; first: Date; last: Date }>(deleteWhere(condition), [value])
  if (!row || row.count === 0) return 0
  await tx.rows(
    `DELETE FROM usage_rollup WHERE organization_id = current_organization_id() AND quarter BETWEEN $1 AND $2 AND events = 0`,
    [row.first, row.last],
  )
  return row.count
}

// An event that is sent again begins anew: no repricing remembers it. A statement of its own sees what a repricing that
// held the events until now has written.
const FORGET = 'DELETE FROM repriced_event r WHERE r.organization_id = current_organization_id() AND'

/** Takes events and their share of the roll-ups away; says how many there were. */
export async function deleteUsageEventsById(tx: SqlTransaction, ids: readonly string[]): Promise<number> {
  const count = await deleteCounted(tx, 'id = ANY($1)', ids)
  if (count > 0) await tx.rows(`${FORGET} r.event_id = ANY($1)`, [ids])
  return count
}

/** Takes away what an import brought first. */
export async function deleteUsageEventsOfImport(tx: SqlTransaction, importId: string): Promise<number> {
  const count = await deleteCounted(tx, 'import_id = $1', importId)
  if (count > 0)
    await tx.rows(`${FORGET} NOT EXISTS (SELECT FROM usage_event e
      WHERE e.organization_id = r.organization_id AND e.id = r.event_id)`)
  return count
}
