import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { findMembershipsOfUser } from '../../data/members/find-memberships-of-user'

export interface SignInRecord {
  user: { id: string; email: string } | null
  ip: string | null
  outcome: 'opened' | 'refused'
}

/** Notes a sign-in, or a refused one, in the audit log of each organization that the person is in. Never throws. */
export async function recordSignIn({ user, ip, outcome }: SignInRecord): Promise<void> {
  try {
    // Nothing that was typed goes to the log: people type passwords into the wrong field.
    if (!user) return console.warn(JSON.stringify({ level: 'warn', event: 'sign_in.unknown_account', ip }))
    for (const { organizationId } of await findMembershipsOfUser(user.id)) {
      await inOrganization(organizationId, (tx) =>
        insertAuditEntry(tx, {
          organizationId,
          // Who was refused is not known to be that person.
          actorUserId: outcome === 'opened' ? user.id : null,
          actorLabel: outcome === 'opened' ? user.email : 'not signed in',
          action: outcome === 'opened' ? 'session.create' : 'session.refuse',
          subject: `user ${user.email}`,
          ip,
        }),
      )
    }
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', event: 'audit.sign_in', error: String(error) }))
  }
}
