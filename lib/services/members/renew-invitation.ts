import { makeInvitationToken } from '../../auth/invitation-token'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'
import type { AddedMember } from './add-member'
import { changeMembers } from './change-members'

/** A link for somebody who has not used theirs. */
export async function renewInvitation(caller: MemberCaller, userId: string): Promise<AddedMember> {
  const email = await changeMembers(caller, async ({ get, audit }) => {
    const member = get(userId)
    if (!member.isInvited) throw new ProductError('conflict', `${member.email} can sign in already.`)
    await audit({ action: 'member.invite', subject: `user ${member.email}` })
    return member.email
  })
  const { organizationId } = caller
  return { email, invitation: await makeInvitationToken({ userId, organizationId }) }
}
