import { z } from 'zod'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { findMembersSee, updateMembersSee } from '../../data/people/members-see'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { MEMBERS_SEE, type MembersSee } from '../../domain/people/members-see'
import { auditActor } from '../audit-actor'

const inputSchema = z.strictObject({ members_see: z.enum(MEMBERS_SEE) })

export function getMembersSee(caller: Caller): Promise<MembersSee> {
  requireAllowed(caller, 'view_teams')
  return inOrganizationSql(caller.organizationId, findMembersSee)
}

/** Chooses what members and viewers see of the spend; it counts from their next request on. */
export async function chooseMembersSee(caller: Caller, input: unknown): Promise<void> {
  requireAllowed(caller, 'manage_organization')
  const { members_see: see } = parseInput(inputSchema, input)
  await inOrganizationSql(caller.organizationId, async (tx) => {
    const before = await updateMembersSee(tx, see)
    if (before === see) return
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'organization.members_see',
      subject: `organization ${caller.organizationId}`,
      before: { members_see: before },
      after: { members_see: see },
    })
  })
}
