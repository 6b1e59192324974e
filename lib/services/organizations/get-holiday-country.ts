import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import type { Caller } from '../../domain/members/caller'

/** Whose public holidays the organization keeps (ISO 3166-1 alpha-2); null: nobody's. */
export async function getHolidayCountry({ organizationId }: Caller): Promise<string | null> {
  return inOrganizationSql(organizationId, async (tx) => (await readClock(tx)).holidayCountry)
}
