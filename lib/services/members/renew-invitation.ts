import { dropInvitationMail } from '../../data/mail/account-mail'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'
import { changeMembers } from './change-members'
import { type AddedMember, invite } from './invite'

/** A new link, and mail, for somebody who has not used theirs: the old one ends. */
export async function renewInvitation(caller: MemberCaller, userId: string): Promise<AddedMember> {
  return changeMembers(caller, async ({ tx, get, audit }) => {
    const member = get(userId)
    if (!member.isInvited) throw new ProductError('conflict', `${member.email} is a member already.`)
    await dropInvitationMail(tx, caller.organizationId, member.invitationId)
    const renewed = await invite(tx, caller, member)
    await audit({
      action: 'member.invite',
      subject: `user ${member.email}`,
      after: { mailed: renewed.isMailed },
    })
    return renewed
  })
}
