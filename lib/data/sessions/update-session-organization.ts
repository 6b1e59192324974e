import { inPrismaTransaction } from '../database'

/** Notes which organization somebody looks at in a session of theirs; nothing is granted by it. */
export async function updateSessionOrganization(
  { userId, sessionId }: { userId: string; sessionId: string },
  organizationId: number,
): Promise<void> {
  await inPrismaTransaction({ userId }, (tx) =>
    tx.signInSession.updateMany({
      where: { id: sessionId, userId },
      data: { viewedOrganization: organizationId },
    }),
  )
}
