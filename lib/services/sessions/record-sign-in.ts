import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { findMembershipsOfUser } from '../../data/members/find-memberships-of-user'
import type { ProviderId } from '../../domain/members/provided-identity'
import { log } from '../../observe/log'

export interface SignInRecord {
  user: { id: string; email: string } | null
  ip: string | null
  outcome: 'opened' | 'refused'
  /** Null, or left out: by password. */
  provider?: ProviderId | null
}

/** Notes a sign-in, or a refused one, in the audit log of each organization that the person is in. Never throws. */
export async function recordSignIn({ user, ip, outcome, provider }: SignInRecord): Promise<void> {
  try {
    // Nothing that was typed goes to the log: people type passwords into the wrong field.
    if (!user) return log.warn('sign_in.unknown_account', { ip })
    if (outcome === 'refused') log.warn('sign_in.refused', { user_id: user.id, ip })
    for (const { organizationId } of await findMembershipsOfUser(user.id)) {
      await inOrganization(organizationId, (tx) =>
        insertAuditEntry(tx, {
          organizationId,
          // Who was refused is not known to be that person.
          actorUserId: outcome === 'opened' ? user.id : null,
          actorLabel: outcome === 'opened' ? user.email : 'not signed in',
          action: outcome === 'opened' ? 'session.create' : 'session.refuse',
          subject: `user ${user.email}`,
          ...(provider && { after: { by: provider } }),
          ip,
        }),
      )
    }
  } catch (error) {
    log.error('audit.sign_in', {}, error)
  }
}
