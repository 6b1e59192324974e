import type { PrismaTransaction } from '../database'

/** Takes away a person's password with every session of theirs and an open link to choose one; false where they have none. */
export async function deletePassword(tx: PrismaTransaction, userId: string): Promise<boolean> {
  const { count } = await tx.userAccount.updateMany({
    where: { id: userId, passwordHash: { not: null } },
    data: { passwordHash: null },
  })
  if (count === 0) return false
  await tx.passwordReset.deleteMany({ where: { userId } })
  await tx.signInSession.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } })
  return true
}
