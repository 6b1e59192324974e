import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { revokeSession as endSession } from '../../data/sessions/revoke-session'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'

/** Ends one of the caller's own sessions, this one too; throws `not_found` for any other. */
export async function revokeSession(caller: MemberCaller, sessionId: string): Promise<void> {
  const { organizationId, userId, email, ip } = caller
  const found =
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(sessionId) &&
    (await inOrganization(organizationId, async (tx) => {
      if (!(await endSession(tx, { userId, sessionId }))) return false
      await insertAuditEntry(tx, {
        organizationId,
        actorUserId: userId,
        actorLabel: email,
        action: 'session.revoke',
        subject: `user ${email}`,
        ip,
      })
      return true
    }))
  if (!found) throw new ProductError('not_found', 'There is no such session; it may have ended already.')
}
