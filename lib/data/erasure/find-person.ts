import type { SqlTransaction } from '../database'

export interface Person {
  userId: string
  email: string
  name: string | null
  /** Null: in the organization no more. */
  role: string | null
}

/** Makes changes of the organization's members wait, as `lockMembers` does. */
export async function lockMembership(tx: SqlTransaction): Promise<void> {
  await tx.rows('SELECT id FROM organization WHERE id = current_organization_id() FOR UPDATE')
}

export function findMembersOf(tx: SqlTransaction): Promise<(Person & { role: string })[]> {
  return tx.rows(
    `SELECT m.user_id AS "userId", u.email, u.name, m.role FROM member m JOIN user_account u ON u.id = m.user_id
     WHERE m.organization_id = current_organization_id()`,
  )
}

/** Who was a member once, by one of their addresses, and is in no organization now: the audit log knows them. */
export async function findFormerMember(tx: SqlTransaction, names: readonly string[]): Promise<Person | null> {
  const found = await tx.rows<Person>(
    `SELECT u.id AS "userId", u.email, u.name, NULL AS role FROM user_account u
     WHERE lower(u.email) = ANY ($1) AND EXISTS (SELECT FROM audit_entry e WHERE e.organization_id = current_organization_id()
       AND (e.actor_user_id = u.id OR e.subject = 'user ' || u.email))`,
    [names],
  )
  for (const person of found) if (!(await isAnywhere(tx, person.userId))) return person
  return null
}

/** Ends a membership, and deletes the account of who is in no organization then; says whether it did. */
export async function deletePerson(tx: SqlTransaction, userId: string): Promise<boolean> {
  await tx.rows('DELETE FROM member WHERE organization_id = current_organization_id() AND user_id = $1', [
    userId,
  ])
  await tx.rows(
    'DELETE FROM removed_member WHERE organization_id = current_organization_id() AND user_id = $1',
    [userId],
  )
  // Held, so that no other organization adds them meanwhile: one that tries makes the account anew.
  await tx.rows('SELECT 1 FROM user_account WHERE id = $1 FOR UPDATE', [userId])
  if (await isAnywhere(tx, userId)) return false
  await tx.rows('DELETE FROM user_account WHERE id = $1', [userId])
  return true
}

async function isAnywhere(tx: SqlTransaction, userId: string): Promise<boolean> {
  await tx.rows(`SELECT set_config('outlay.user', $1, true)`, [userId])
  const rows = await tx.rows('SELECT 1 FROM member WHERE user_id = $1 LIMIT 1', [userId])
  await tx.rows(`SELECT set_config('outlay.user', '', true)`)
  return rows.length > 0
}
