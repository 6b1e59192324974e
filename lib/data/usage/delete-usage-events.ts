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

/** Takes events and their share of the roll-ups away; says how many there were. */
export function deleteUsageEventsById(tx: SqlTransaction, ids: readonly string[]): Promise<number> {
  return deleteCounted(tx, 'id = ANY($1)', ids)
}

/** Takes away what an import brought first. */
export function deleteUsageEventsOfImport(tx: SqlTransaction, importId: string): Promise<number> {
  return deleteCounted(tx, 'import_id = $1', importId)
}
