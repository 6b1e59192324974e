import { z } from 'zod'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { insertTeam } from '../../data/people/team-rows'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { organizationNameSchema } from '../../domain/organizations/organization-settings'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'

export const teamInput = z.strictObject({ name: organizationNameSchema })

/** Makes a team, without members. */
export async function createTeam(caller: Caller, input: unknown): Promise<{ name: string }> {
  requireAllowed(caller, 'manage_teams')
  const { name } = parseInput(teamInput, input)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    if (!(await insertTeam(tx, name))) {
      const message = 'There is a team of this name.'
      throw new ProductError('conflict', message, { fields: [{ path: 'name', message }] })
    }
    await insertAuditRow(tx, { ...auditActor(caller), action: 'team.create', subject: `team ${name}` })
    return { name }
  })
}
