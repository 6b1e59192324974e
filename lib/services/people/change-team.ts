import { z } from 'zod'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { findMembersOf } from '../../data/erasure/find-person'
import { deleteTeamMember, lockTeam, type TeamMemberRow, upsertTeamMember } from '../../data/people/team-rows'
import { sameSpelling } from '../../domain/erasure/identity-name'
import { ProductError } from '../../domain/errors'
import { type Caller, mayDo, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'

export const teamMemberInput = z.strictObject({
  is_lead: z.boolean().default(false).describe('A lead sees the spend of the team and changes its members.'),
})

export interface TeamMembership {
  team: string
  email: string
  isLead: boolean
  isNew: boolean
}

/** Puts a member into a team, or makes them its lead or no longer one. Moves no usage. */
export async function putTeamMember(
  caller: Caller,
  { team, email }: { team: string; email: string },
  input: unknown,
): Promise<TeamMembership> {
  const { is_lead: isLead } = parseInput(teamMemberInput, input)
  return inTeam(caller, team, async (tx, members) => {
    const all = await findMembersOf(tx)
    const member = all.find((one) => sameSpelling(one.email) === sameSpelling(email))
    if (!member) {
      const message = 'There is no such member in the organization.'
      throw new ProductError('invalid', message, { fields: [{ path: 'email', message }] })
    }
    const before = members.find(({ userId }) => userId === member.userId)
    refuseLeads(caller, isLead || before?.isLead === true)
    if (before?.isLead !== isLead) {
      await upsertTeamMember(tx, { team, userId: member.userId, isLead })
      await insertAuditRow(tx, {
        ...auditActor(caller),
        action: before ? 'team.change_member' : 'team.add_member',
        subject: `team ${team}`,
        ...(before && { before: { member: member.email, is_lead: before.isLead } }),
        after: { member: member.email, is_lead: isLead },
      })
    }
    return { team, email: member.email, isLead, isNew: !before }
  })
}

/** Takes a member out of a team. */
export async function removeTeamMember(
  caller: Caller,
  { team, email }: { team: string; email: string },
): Promise<void> {
  await inTeam(caller, team, async (tx, members) => {
    const member = members.find((one) => sameSpelling(one.email) === sameSpelling(email))
    if (!member) throw new ProductError('not_found', 'There is no such member in this team.')
    refuseLeads(caller, member.isLead)
    await deleteTeamMember(tx, { team, userId: member.userId })
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'team.remove_member',
      subject: `team ${team}`,
      before: { member: member.email, is_lead: member.isLead },
    })
  })
}

// Who may change the team's members: admins, and its own leads.
function inTeam<Result>(
  caller: Caller,
  name: string,
  change: (tx: SqlTransaction, members: TeamMemberRow[]) => Promise<Result>,
): Promise<Result> {
  requireAllowed(caller, 'view_teams')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const members = await lockTeam(tx, name)
    const isLead = members?.some(
      (one) => one.isLead && caller.kind === 'member' && one.userId === caller.userId,
    )
    if (!isLead) requireAllowed(caller, 'manage_teams')
    if (!members) throw noSuchTeam()
    return change(tx, members)
  })
}

function refuseLeads(caller: Caller, isOfLead: boolean): void {
  if (!isOfLead || mayDo(caller, 'manage_teams')) return
  throw new ProductError('forbidden', 'A lead changes members. Ask an admin to make or end a lead.')
}

export function noSuchTeam(): ProductError {
  return new ProductError('not_found', 'There is no such team.')
}
