import { type CalendarDay, lastOfMonth, listDays } from '../../domain/calendar'
import { publicHolidays, requireCountry } from '../calendar/public-holidays'

export interface WorkingDays {
  workingDays: number
  /** Public holidays that fall on what would be working days. */
  holidays: { day: CalendarDay; name: string }[]
}

interface Week {
  weekend: readonly number[]
}

/**
 * Working days of a month (`YYYY-MM`) in a country: all days but the country's weekend (Unicode CLDR, as this machine
 * knows it) and its nationwide public holidays. Throws `invalid` where the country is not known.
 */
export function countWorkingDays(month: string, country: string): WorkingDays {
  requireCountry(country, 'country')
  const weekend = weekendOf(country)
  const range = { from: `${month}-01`, to: lastOfMonth(`${month}-01`) }
  const names = publicHolidays(country, range)
  const days = listDays(range.from, range.to).filter((day) => !weekend.has(weekdayOf(day)))
  const holidays = days.flatMap((day) => (names.has(day) ? [{ day, name: names.get(day) ?? '' }] : []))
  return { workingDays: days.length - holidays.length, holidays }
}

function weekendOf(country: string): Set<number> {
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & {
    weekInfo?: Week
    getWeekInfo?: () => Week
  }
  return new Set((locale.getWeekInfo?.() ?? locale.weekInfo ?? { weekend: [6, 7] }).weekend)
}

/** ISO 8601: Monday is 1. */
const weekdayOf = (day: CalendarDay): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
