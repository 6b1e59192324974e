import { z } from 'zod'
import { insertMember } from '../../data/members/insert-member'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'
import { emailSchema } from '../../domain/members/email'
import { ROLES } from '../../domain/members/roles'
import { parseInput } from '../../domain/parse-input'
import { changeMembers, refuseAbove } from './change-members'
import { type AddedMember, invite } from './invite'

const inputSchema = z.object({ email: emailSchema, role: z.enum(ROLES) })

/**
 * Invites somebody to the caller's organization, by mail where one can be sent. The answer is the same whether or not they have
 * an account on this server.
 */
export async function addMember(caller: MemberCaller, input: unknown): Promise<AddedMember> {
  return changeMembers(caller, async ({ tx, audit }) => {
    const wanted = parseInput(inputSchema, input)
    refuseAbove(caller, wanted.role)
    const userId = await insertMember(tx, caller.organizationId, wanted)
    if (!userId) {
      const fields = [{ path: 'email', message: 'This person is a member already, or is invited.' }]
      throw new ProductError('conflict', 'This person is a member already, or is invited.', { fields })
    }
    const added = await invite(tx, caller, { userId, email: wanted.email })
    const after = { role: wanted.role, mailed: added.isMailed }
    await audit({ action: 'member.add', subject: `user ${wanted.email}`, after })
    return added
  })
}
