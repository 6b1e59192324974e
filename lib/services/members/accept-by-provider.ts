import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { deletePassword } from '../../data/members/delete-password'
import { acceptOpenInvitation, type findOpenInvitationsOf } from '../../data/members/open-invitation'

/**
 * Accepts what a person was invited to, who is in no organization and has shown by a provider that the invited address is
 * theirs. A password that the account has was perhaps chosen by whoever invited the address elsewhere: it ends.
 */
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
      const hadPassword = await deletePassword(tx, user.id)
      await insertAuditEntry(tx, {
        organizationId,
        actorUserId: user.id,
        actorLabel: user.email,
        action: 'member.join',
        subject: `user ${user.email}`,
        after: { role, by: provider, ...(hadPassword && { password: 'ended' }) },
        ip,
      })
    })
  }
}
