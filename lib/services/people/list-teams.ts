import { inOrganizationSql } from '../../data/database'
import { findTeamMembers, findTeams } from '../../data/people/team-rows'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { TeamView } from '../../domain/people/team-view'

/** The organization's teams with who is in them, leads first: those that were made here and those that usage names. */
export async function listTeams(caller: Caller): Promise<TeamView[]> {
  requireAllowed(caller, 'view_teams')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const members = await findTeamMembers(tx)
    return (await findTeams(tx)).map((team) => ({
      ...team,
      members: members
        .filter((member) => member.team === team.name)
        .map(({ userId, email, name, isLead }) => ({ userId, email, name, isLead })),
    }))
  })
}
