import type { SqlTransaction } from '../database'

/** Alerts that want somebody: open, or snoozed until a time that is over by the database's clock. */
export async function countOpenAlertRows(tx: SqlTransaction): Promise<number> {
  const [row] = await tx.rows<{ open: number }>(
    `SELECT count(*)::int AS open FROM alert
     WHERE organization_id = $1 AND (state = 'open' OR (state = 'snoozed' AND snoozed_until <= now()))`,
    [tx.organizationId],
  )
  return row?.open ?? 0
}
