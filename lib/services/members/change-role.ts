import { z } from 'zod'
import { updateMemberRole } from '../../data/members/update-member-role'
import type { MemberCaller } from '../../domain/members/caller'
import { ROLES } from '../../domain/members/roles'
import { parseInput } from '../../domain/parse-input'
import { changeMembers, refuseAbove, refuseLastOwner } from './change-members'

const inputSchema = z.object({ userId: z.string(), role: z.enum(ROLES) })

/** Gives a member another role, which counts from their next request on. */
export async function changeRole(caller: MemberCaller, input: unknown): Promise<void> {
  await changeMembers(caller, async ({ tx, members, get, audit }) => {
    const { userId, role } = parseInput(inputSchema, input)
    refuseAbove(caller, role)
    const member = get(userId)
    if (role !== 'owner') refuseLastOwner(members, userId)
    await updateMemberRole(tx, caller.organizationId, { userId, role })
    await audit({
      action: 'member.change_role',
      subject: `user ${member.email}`,
      before: { role: member.role },
      after: { role },
    })
  })
}
