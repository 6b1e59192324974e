import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { deleteTeam as deleteTeamRow, isTeamInUsage, lockTeam } from '../../data/people/team-rows'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { auditActor } from '../audit-actor'
import { noSuchTeam } from './change-team'

/** Deletes a team that no usage names. */
export async function deleteTeam(caller: Caller, name: string): Promise<void> {
  requireAllowed(caller, 'manage_teams')
  await inOrganizationSql(caller.organizationId, async (tx) => {
    const members = await lockTeam(tx, name)
    if (!members) throw noSuchTeam()
    if (await isTeamInUsage(tx, name))
      throw new ProductError(
        'conflict',
        'Usage names this team, so it stays. Remove its members to empty it.',
      )
    await deleteTeamRow(tx, name)
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'team.delete',
      subject: `team ${name}`,
      before: { members: members.map(({ email }) => email) },
    })
  })
}
