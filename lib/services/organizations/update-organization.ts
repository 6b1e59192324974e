import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { updateOrganization as changeOrganization } from '../../data/organizations/update-organization'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { organizationSettingsSchema } from '../../domain/organizations/organization-settings'
import { parseInput } from '../../domain/parse-input'

/** Changes the organization's name and the zone whose days its reports show. Moves no event. */
export async function updateOrganization(caller: MemberCaller, input: unknown): Promise<void> {
  requireAllowed(caller, 'manage_organization')
  const settings = parseInput(organizationSettingsSchema, input)
  const { organizationId } = caller
  await inOrganization(organizationId, async (tx) => {
    const before = await changeOrganization(tx, organizationId, settings)
    await insertAuditEntry(tx, {
      organizationId,
      actorUserId: caller.userId,
      actorLabel: caller.email,
      action: 'organization.update',
      subject: `organization ${organizationId}`,
      before: { name: before.name, time_zone: before.timeZone },
      after: { name: settings.name, time_zone: settings.timeZone },
      ip: caller.ip,
    })
  })
}
