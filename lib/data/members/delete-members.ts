import { inSqlTransaction, type SqlTransaction } from '../database'

/**
 * Ends every membership of the organization, and deletes the accounts, with their sessions, of those who are in no
 * other. Answers whose are gone.
 */
export async function deleteMembers(tx: SqlTransaction): Promise<string[]> {
  const members = await tx.rows<{ id: string }>(
    'DELETE FROM member WHERE organization_id = current_organization_id() RETURNING user_id AS id',
  )
  const ids = members.map(({ id }) => id)
  // Whoever adds one of them to another organization at this moment is waited for, and then seen.
  await tx.rows('SELECT 1 FROM user_account WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids])
  const gone: string[] = []
  for (const id of ids) {
    // A person's memberships elsewhere are visible under their own name only.
    await tx.rows(`SELECT set_config('outlay.user', $1, true)`, [id])
    const [elsewhere] = await tx.rows('SELECT 1 FROM member WHERE user_id = $1 LIMIT 1', [id])
    if (elsewhere) continue
    const [deleted] = await tx.rows('DELETE FROM user_account WHERE id = $1 RETURNING 1', [id])
    if (deleted) gone.push(id)
  }
  await tx.rows(`SELECT set_config('outlay.user', '', true)`)
  return gone
}

/** The same for who was still being added to an organization while it was deleted. */
export function deleteLateMembers(deletedOrganizationId: number): Promise<string[]> {
  return inSqlTransaction({ deletedOrganizationId }, deleteMembers)
}
