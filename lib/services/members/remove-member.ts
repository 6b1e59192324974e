import { insertRemovedMember } from '../../data/domains/removed-members'
import { dropInvitationMail } from '../../data/mail/account-mail'
import { deleteMember } from '../../data/members/delete-member'
import type { MemberCaller } from '../../domain/members/caller'
import { changeMembers, refuseLastOwner } from './change-members'

/**
 * Ends a membership: the next request of that person is refused, open sessions included. Of somebody who has not answered yet
 * it ends the invitation.
 */
export async function removeMember(caller: MemberCaller, userId: string): Promise<void> {
  await changeMembers(caller, async ({ tx, members, get, audit }) => {
    const member = get(userId)
    refuseLastOwner(members, userId)
    await audit({
      action: member.isInvited ? 'member.revoke_invitation' : 'member.remove',
      subject: `user ${member.email}`,
      before: { role: member.role },
    })
    await dropInvitationMail(tx, caller.organizationId, member.invitationId)
    // Who never joined was not removed.
    if (!member.isInvited) await insertRemovedMember(tx, caller.organizationId, userId)
    await deleteMember(tx, caller.organizationId, userId)
  })
}
