import { insertAuditEverywhere } from '../../data/audit/insert-audit-everywhere'
import { inPrismaTransaction } from '../../data/database'
import { revokeSession } from '../../data/sessions/revoke-session'
import type { SignedIn } from './open-session'

/** Ends a session on the server, whatever becomes of the cookie; once it has ended, nothing more is done or noted. */
export async function signOut(session: SignedIn, ip: string | null): Promise<void> {
  await inPrismaTransaction({ userId: session.userId }, async (tx) => {
    if (!(await revokeSession(tx, session))) return
    const { email } = await tx.userAccount.findUniqueOrThrow({
      where: { id: session.userId },
      select: { email: true },
    })
    await insertAuditEverywhere(tx, session.userId, {
      actorUserId: session.userId,
      actorLabel: email,
      action: 'session.end',
      subject: `user ${email}`,
      ip,
    })
  })
}
