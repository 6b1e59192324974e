import { inPrismaTransaction } from '../database'

/** Ends a session of this person; false where there is no live one. */
export async function revokeSession(userId: string, sessionId: string): Promise<boolean> {
  const { count } = await inPrismaTransaction({ userId }, (tx) =>
    tx.signInSession.updateMany({
      where: { id: sessionId, userId, revokedAt: null },
      data: { revokedAt: new Date() },
    }),
  )
  return count > 0
}
