import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganizationAlone } from '../../data/database'
import {
  updateOrganization as changeOrganization,
  type OrganizationSettings,
} from '../../data/organizations/update-organization'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { organizationSettingsSchema } from '../../domain/organizations/organization-settings'
import { parseInput } from '../../domain/parse-input'
import { requireCountry } from '../calendar/public-holidays'

/** Changes the organization's name, the zone whose days its reports show and whose holidays it keeps. Moves no event. */
export async function updateOrganization(caller: MemberCaller, input: unknown): Promise<void> {
  requireAllowed(caller, 'manage_organization')
  const settings = parseInput(organizationSettingsSchema, input)
  if (settings.holidayCountry !== null) requireCountry(settings.holidayCountry, 'holidayCountry')
  const { organizationId } = caller
  // Its days may become others: what writes meanwhile would add to the old ones.
  await inOrganizationAlone(organizationId, async (tx) => {
    const before = await changeOrganization(tx, organizationId, settings)
    await insertAuditEntry(tx, {
      organizationId,
      actorUserId: caller.userId,
      actorLabel: caller.email,
      action: 'organization.update',
      subject: `organization ${organizationId}`,
      before: toAudit(before),
      after: toAudit(settings),
      ip: caller.ip,
    })
  })
}

function toAudit({ name, timeZone, holidayCountry }: OrganizationSettings) {
  return { name, time_zone: timeZone, holiday_country: holidayCountry }
}
