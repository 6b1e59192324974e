import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'

/** Notes in the audit log that a member tried what their role does not open. */
export async function recordRefusal(caller: MemberCaller, reason: string): Promise<void> {
  await inOrganization(caller.organizationId, (tx) =>
    insertAuditEntry(tx, {
      organizationId: caller.organizationId,
      actorUserId: caller.userId,
      actorLabel: caller.email,
      action: 'access.refuse',
      subject: reason,
      ip: caller.ip,
    }),
  )
}
