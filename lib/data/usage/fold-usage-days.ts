import type { SqlTransaction } from '../database'
import { ROLLUP_MEASURES } from './upsert-usage-events'

// Two workers would wait for one another's rows; the second finds nothing to do.
const TRY_ALONE = 'SELECT pg_try_advisory_xact_lock(72707372, current_organization_id()) AS alone'

const FOLD = `WITH picked AS (
    SELECT DISTINCT day, series_id FROM usage_day WHERE organization_id = current_organization_id() AND NOT is_folded LIMIT $1
  ), gone AS (
    DELETE FROM usage_day d USING picked p
    WHERE d.organization_id = current_organization_id() AND d.day = p.day AND d.series_id = p.series_id RETURNING d.*
  ), folded AS (
    INSERT INTO usage_day (organization_id, day, series_id, is_folded, ${ROLLUP_MEASURES.join(', ')})
    SELECT organization_id, day, series_id, true, ${ROLLUP_MEASURES.map((name) => `sum(${name})`).join(', ')}
    FROM gone GROUP BY 1, 2, 3 HAVING ${ROLLUP_MEASURES.map((name) => `sum(${name}) <> 0`).join(' OR ')}
  )
  SELECT count(*)::integer AS count FROM picked`

/** Makes one row of all changes to the sum of a day and series, for up to so many of them; says how many there were. */
export async function foldUsageDays(tx: SqlTransaction, atMost: number): Promise<number> {
  const [lock] = await tx.rows<{ alone: boolean }>(TRY_ALONE)
  if (!lock?.alone) return 0
  const [row] = await tx.rows<{ count: number }>(FOLD, [atMost])
  return row?.count ?? 0
}
