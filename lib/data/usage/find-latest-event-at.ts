import type { SqlTransaction } from '../database'

/** When the newest event happened, to its quarter hour where it is no longer kept; null where there never was one. */
export async function findLatestEventAt(tx: SqlTransaction): Promise<Date | null> {
  const [row] = await tx.rows<{ occurred_at: Date }>(
    `SELECT occurred_at FROM usage_event WHERE organization_id = current_organization_id()
     ORDER BY occurred_at DESC LIMIT 1`,
  )
  if (row) return row.occurred_at
  const [last] = await tx.rows<{ quarter: Date }>(
    `SELECT quarter FROM usage_rollup WHERE organization_id = current_organization_id() AND events > 0
     ORDER BY quarter DESC LIMIT 1`,
  )
  return last?.quarter ?? null
}
