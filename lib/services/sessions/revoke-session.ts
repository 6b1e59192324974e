import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { revokeSession as endSession } from '../../data/sessions/revoke-session'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'

/** Ends one of the caller's own sessions, this one too; throws `not_found` for any other. */
export async function revokeSession(caller: MemberCaller, sessionId: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(sessionId) || !(await endSession(caller.userId, sessionId))) {
    throw new ProductError('not_found', 'There is no such session; it may have ended already.')
  }
  await inOrganization(caller.organizationId, (tx) =>
    insertAuditEntry(tx, {
      organizationId: caller.organizationId,
      actorUserId: caller.userId,
      actorLabel: caller.email,
      action: 'session.revoke',
      subject: `user ${caller.email}`,
      ip: caller.ip,
    }),
  )
}
