import { z } from 'zod'
import { makeInvitationToken } from '../../auth/invitation-token'
import { insertMember } from '../../data/members/insert-member'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'
import { emailSchema } from '../../domain/members/email'
import { ROLES } from '../../domain/members/roles'
import { parseInput } from '../../domain/parse-input'
import { changeMembers, refuseAbove } from './change-members'

const inputSchema = z.object({ email: emailSchema, role: z.enum(ROLES) })

export interface AddedMember {
  email: string
  /** For the link by which they choose a password; null where they have one. */
  invitation: string | null
}

/** Adds somebody to the caller's organization. Nothing is mailed: the caller passes the link on. */
export async function addMember(caller: MemberCaller, input: unknown): Promise<AddedMember> {
  const { userId, isInvited, email } = await changeMembers(caller, async ({ tx, audit }) => {
    const wanted = parseInput(inputSchema, input)
    refuseAbove(caller, wanted.role)
    const added = await insertMember(tx, caller.organizationId, wanted)
    if (!added) {
      const fields = [{ path: 'email', message: 'This person is a member already.' }]
      throw new ProductError('conflict', 'This person is a member already.', { fields })
    }
    await audit({ action: 'member.add', subject: `user ${wanted.email}`, after: { role: wanted.role } })
    return { ...added, email: wanted.email }
  })
  const { organizationId } = caller
  return { email, invitation: isInvited ? await makeInvitationToken({ userId, organizationId }) : null }
}
