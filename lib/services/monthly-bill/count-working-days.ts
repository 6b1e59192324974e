import Holidays from 'date-holidays'
import { addDays, type CalendarDay, lastOfMonth, listDays } from '../../domain/calendar'
import { ProductError } from '../../domain/errors'

export interface WorkingDays {
  workingDays: number
  /** Public holidays that fall on what would be working days. */
  holidays: { day: CalendarDay; name: string }[]
}

interface Week {
  weekend: readonly number[]
}

/** Countries whose holidays are known, by name. */
export function listCountries(): { code: string; name: string }[] {
  return Object.entries(new Holidays().getCountries('en'))
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Whether the holidays of the country (ISO 3166-1 alpha-2) are known. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && code in new Holidays().getCountries()
}

/**
 * Working days of a month (`YYYY-MM`) in a country: all days but the country's weekend (Unicode CLDR, as this machine
 * knows it) and its nationwide public holidays. Throws `invalid` where the country is not known.
 */
export function countWorkingDays(month: string, country: string): WorkingDays {
  if (!isCountry(country))
    throw new ProductError('invalid', `country: the holidays of ${country.slice(0, 20)} are not known.`, {
      fields: [{ path: 'country', message: 'Give a country as two letters, such as DE.' }],
    })
  const weekend = weekendOf(country)
  const names = new Map<CalendarDay, string>()
  for (const { type, date, start, end, name } of new Holidays(country, {
    types: ['public'],
    languages: ['en'],
  }).getHolidays(Number(month.slice(0, 4)))) {
    if (type !== 'public') continue
    // A holiday may last several days; its first is a local day.
    const first = date.slice(0, 10)
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
    for (const day of listDays(first, addDays(first, days - 1))) if (!names.has(day)) names.set(day, name)
  }
  const days = listDays(`${month}-01`, lastOfMonth(`${month}-01`)).filter(
    (day) => !weekend.has(weekdayOf(day)),
  )
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
