import { randomUUID } from 'node:crypto'
import { inPrismaTransaction, type PrismaTransaction } from '../database'

export interface LinkedAccountRow {
  id: string
  provider: string
  issuer: string
  label: string
  linkedAt: Date
  lastUsedAt: Date
}

export interface Subject {
  issuer: string
  subject: string
}

/** Whose account at a provider this is; null where it is linked to nobody. Notes that it was used. */
export function findUserBySubject({
  issuer,
  subject,
}: Subject): Promise<{ id: string; email: string } | null> {
  return inPrismaTransaction({ nothing: true }, async (tx) => {
    const [user] = await tx.$queryRaw<{ id: string; email: string }[]>`
      WITH used AS (UPDATE linked_account SET last_used_at = now() WHERE issuer = ${issuer} AND subject = ${subject} RETURNING user_id)
      SELECT u.id::text, u.email FROM user_account u JOIN used ON used.user_id = u.id`
    return user ?? null
  })
}

/** Links an account to a person; false where it, or another one of this issuer, is linked already. */
export async function insertLinkedAccount(
  tx: PrismaTransaction,
  account: Subject & { userId: string; provider: string; label: string },
): Promise<boolean> {
  const { count } = await tx.linkedAccount.createMany({
    data: [{ ...account, id: randomUUID() }],
    skipDuplicates: true,
  })
  return count > 0
}

/** By which accounts a person may sign in, the first linked first. */
export function findLinkedAccounts(tx: PrismaTransaction, userId: string): Promise<LinkedAccountRow[]> {
  return tx.linkedAccount.findMany({
    where: { userId },
    select: { id: true, provider: true, issuer: true, label: true, linkedAt: true, lastUsedAt: true },
    orderBy: [{ linkedAt: 'asc' }, { id: 'asc' }],
  })
}

/** Makes changes of how a person signs in wait for each other; says whether they have a password, and have shown who they are. */
export async function lockSignInWays(
  tx: PrismaTransaction,
  userId: string,
): Promise<{ hasPassword: boolean; isAddressProven: boolean }> {
  const [user] = await tx.$queryRaw<{ hasPassword: boolean; isAddressProven: boolean }[]>`
    SELECT password_hash IS NOT NULL AS "hasPassword", is_address_proven AS "isAddressProven"
    FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`
  return user ?? { hasPassword: false, isAddressProven: false }
}

/** Keeps that a person has shown that the account's address is theirs. */
export async function markAddressProven(tx: PrismaTransaction, userId: string): Promise<void> {
  await tx.userAccount.updateMany({ where: { id: userId }, data: { isAddressProven: true } })
}

/** Unlinks an account and ends the sessions that it opened, but the one that does it. */
export async function deleteLinkedAccount(
  tx: PrismaTransaction,
  account: { userId: string; id: string; provider: string; keepSessionId: string },
): Promise<void> {
  const { userId, id, provider, keepSessionId } = account
  await tx.linkedAccount.deleteMany({ where: { id, userId } })
  await tx.signInSession.updateMany({
    where: { userId, provider, revokedAt: null, id: { not: keepSessionId } },
    data: { revokedAt: new Date() },
  })
}
