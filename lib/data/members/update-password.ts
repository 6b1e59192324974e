import type { PrismaTransaction } from '../database'

/** Gives a person another password, and ends their sessions, but the one that did it, and a link to choose one that is still open. */
export async function updatePassword(
  tx: PrismaTransaction,
  {
    userId,
    passwordHash,
    keepSessionId,
  }: { userId: string; passwordHash: string; keepSessionId: string | null },
): Promise<void> {
  await tx.userAccount.updateMany({ where: { id: userId }, data: { passwordHash } })
  await tx.passwordReset.deleteMany({ where: { userId } })
  await tx.signInSession.updateMany({
    where: { userId, revokedAt: null, ...(keepSessionId && { id: { not: keepSessionId } }) },
    data: { revokedAt: new Date() },
  })
}
