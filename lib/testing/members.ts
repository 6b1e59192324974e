import { randomUUID } from 'node:crypto'
import { hashPassword } from '../auth/hash-password'
import { inSqlTransaction } from '../data/database'
import type { MemberCaller } from '../domain/members/caller'
import type { Role } from '../domain/members/roles'

/** The password of everybody that `givePassword` gave one. */
export const TEST_PASSWORD = 'granite umbrella 42'

let hash: Promise<string> | undefined

/** Lets a member of `makeOrganization` sign in with `TEST_PASSWORD`, who has shown that the address is theirs. */
export async function givePassword(member: MemberCaller, isAddressProven = true): Promise<void> {
  hash ??= hashPassword(TEST_PASSWORD)
  const passwordHash = await hash
  await inSqlTransaction({ nothing: true }, (tx) =>
    tx.rows('UPDATE user_account SET password_hash = $2, is_address_proven = $3 WHERE id = $1', [
      member.userId,
      passwordHash,
      isAddressProven,
    ]),
  )
}

/** One more member of the same organization. */
export async function addMember(to: MemberCaller, role: Role): Promise<MemberCaller> {
  const userId = randomUUID()
  const email = `${userId}@example.com`
  await inSqlTransaction({ organizationId: to.organizationId }, async (tx) => {
    await tx.rows('INSERT INTO user_account (id, email) VALUES ($1, $2)', [userId, email])
    await tx.rows('INSERT INTO member (organization_id, user_id, role) VALUES ($1, $2, $3)', [
      to.organizationId,
      userId,
      role,
    ])
  })
  return { ...to, userId, email, role, sessionId: randomUUID() }
}

/** The organization's audit log, oldest first. */
export async function readAudit(
  organizationId: number,
): Promise<{ action: string; actor_label: string; before: unknown; after: unknown; ip: string | null }[]> {
  return inSqlTransaction({ organizationId }, (tx) =>
    tx.rows('SELECT action, actor_label, before, after, ip FROM audit_entry ORDER BY at, id'),
  )
}
