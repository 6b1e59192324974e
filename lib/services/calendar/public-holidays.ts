import Holidays from 'date-holidays'
import { addDays, type CalendarDay, listDays } from '../../domain/calendar'
import { ProductError } from '../../domain/errors'

const known = new Map<string, ReadonlyMap<CalendarDay, string>>()
const MOST_KNOWN = 1000

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

/** Throws `invalid`, naming the field, where the holidays of the country are not known. */
export function requireCountry(code: string, path: string): void {
  if (isCountry(code)) return
  throw new ProductError('invalid', `${path}: the holidays of ${code.slice(0, 20)} are not known.`, {
    fields: [{ path, message: 'Give a country as two letters, such as DE.' }],
  })
}

/** The names of a country's nationwide public holidays from one day to another, by day; none where it is not known. */
export function publicHolidays(
  country: string,
  { from, to }: { from: CalendarDay; to: CalendarDay },
): Map<CalendarDay, string> {
  const found = new Map<CalendarDay, string>()
  // The last holiday of a year may reach into the next.
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)); year++)
    for (const [day, name] of holidaysOf(country, year))
      if (day >= from && day <= to && !found.has(day)) found.set(day, name)
  return found
}

function holidaysOf(country: string, year: number): ReadonlyMap<CalendarDay, string> {
  const key = `${country} ${year}`
  const before = known.get(key)
  if (before) return before
  const names = new Map<CalendarDay, string>()
  const calendar = new Holidays(country, { types: ['public'], languages: ['en'] })
  for (const { type, date, start, end, name } of calendar.getHolidays(year)) {
    if (type !== 'public') continue
    // A holiday may last several days; its first is a local day.
    const first = date.slice(0, 10)
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
    for (const day of listDays(first, addDays(first, days - 1))) if (!names.has(day)) names.set(day, name)
  }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, names)
  return names
}
