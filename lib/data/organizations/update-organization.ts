import type { PrismaTransaction } from '../database'

export interface OrganizationSettings {
  name: string
  timeZone: string
  /** Whose public holidays are expected to be quiet (ISO 3166-1 alpha-2); null: nobody's. */
  holidayCountry: string | null
}

/** Changes an organization's settings and answers what they were. */
export async function updateOrganization(
  tx: PrismaTransaction,
  organizationId: number,
  settings: OrganizationSettings,
): Promise<OrganizationSettings> {
  // The lock makes what is answered as "before" what was really there.
  const [before] = await tx.$queryRaw<OrganizationSettings[]>`
    SELECT name, time_zone AS "timeZone", holiday_country AS "holidayCountry"
    FROM organization WHERE id = ${organizationId} FOR UPDATE`
  if (!before) throw new Error(`organization ${organizationId} is not visible`)
  await tx.organization.updateMany({ where: { id: organizationId }, data: settings })
  return before
}
