import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { acceptOpenInvitation, type findOpenInvitationsOf } from '../../data/members/open-invitation'

/** Accepts what a person was invited to, who is in no organization and has shown by a provider that the invited address is theirs. */
export async function acceptByProvider(
  user: { id: string; email: string },
  invitations: Awaited<ReturnType<typeof findOpenInvitationsOf>>,
  { provider, ip }: { provider: string; ip: string | null },
): Promise<void> {
  for (const invitation of invitations) {
    const { organizationId, role } = invitation
    await inOrganization(organizationId, async (tx) => {
      // Two tabs may come back at the same time.
      if (!(await acceptOpenInvitation(tx, invitation))) return
      await insertAuditEntry(tx, {
        organizationId,
        actorUserId: user.id,
        actorLabel: user.email,
        action: 'member.join',
        subject: `user ${user.email}`,
        after: { role, by: provider },
        ip,
      })
    })
  }
}
