import { type CalendarDay, calendarDayOf } from '../../domain/calendar'
import type { SqlTransaction } from '../database'

export interface OrganizationClock {
  now: Date
  timeZone: string
  /** Whose public holidays are expected to be quiet (ISO 3166-1 alpha-2); null: nobody's. */
  holidayCountry: string | null
  /** The day that it is in the zone. */
  today: CalendarDay
}

/** What time it is for the organization: by the database's clock, which all processes share, in its zone. */
export async function readClock(tx: SqlTransaction): Promise<OrganizationClock> {
  const [row] = await tx.rows<{ now: Date; time_zone: string; holiday_country: string | null }>(
    'SELECT now() AS now, time_zone, holiday_country FROM organization WHERE id = current_organization_id()',
  )
  if (!row) throw new Error('There is no organization here.')
  return {
    now: row.now,
    timeZone: row.time_zone,
    holidayCountry: row.holiday_country,
    today: calendarDayOf(row.now.getTime(), row.time_zone),
  }
}
