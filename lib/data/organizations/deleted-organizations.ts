import { inSqlTransaction, type SqlTransaction } from '../database'

/** Notes that the organization is deleted: from the commit on everybody else is refused there. */
export async function insertDeletedOrganization(tx: SqlTransaction): Promise<void> {
  // Two owners at once delete it once.
  await tx.rows('INSERT INTO deleted_organization (id) VALUES ($1) ON CONFLICT DO NOTHING', [
    tx.organizationId,
  ])
}

/** Deleted organizations whose rows are not all gone yet. */
export function findUnfinishedDeletions(): Promise<number[]> {
  return inSqlTransaction({ nothing: true }, async (tx) => {
    const rows = await tx.rows<{ id: number }>(
      'SELECT id FROM deleted_organization WHERE finished_at IS NULL ORDER BY id',
    )
    return rows.map(({ id }) => id)
  })
}

/** True once nobody writes in the deleted organization any more: whoever began before it was deleted has ended. */
export function isLeft(organizationId: number): Promise<boolean> {
  return inSqlTransaction({ deletedOrganizationId: organizationId }, async (tx) => {
    // The lock that enter_organization() shares. Never waited for: who came next would wait behind.
    const [row] = await tx.rows<{ alone: boolean }>(
      'SELECT pg_try_advisory_xact_lock(72707371, $1::integer) AS alone',
      [organizationId],
    )
    return row?.alone === true
  })
}

/** Deletes the row of the organization itself, and says that it is done; false where another process did. */
export function finishDeletion(organizationId: number): Promise<boolean> {
  return inSqlTransaction({ deletedOrganizationId: organizationId }, async (tx) => {
    await tx.rows('DELETE FROM organization WHERE id = current_organization_id()')
    const finished = await tx.rows(
      'UPDATE deleted_organization SET finished_at = now() WHERE id = $1 AND finished_at IS NULL RETURNING 1',
      [organizationId],
    )
    return finished.length > 0
  })
}
