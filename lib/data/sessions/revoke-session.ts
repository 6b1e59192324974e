import type { PrismaTransaction } from '../database'

/** Ends a session of this person; false where there is no live one. */
export async function revokeSession(
  tx: PrismaTransaction,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<boolean> {
  const { count } = await tx.signInSession.updateMany({
    where: { id: sessionId, userId, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  return count > 0
}
