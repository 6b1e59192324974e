import type { SqlTransaction } from '../database'

/** When the newest event happened; null where there is none. */
export async function findLatestEventAt(tx: SqlTransaction): Promise<Date | null> {
  const [row] = await tx.rows<{ occurred_at: Date }>(
    `SELECT occurred_at FROM usage_event WHERE organization_id = current_organization_id()
     ORDER BY occurred_at DESC LIMIT 1`,
  )
  return row?.occurred_at ?? null
}
