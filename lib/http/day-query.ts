import { isCalendarDay, isTimeZone } from '../domain/calendar'
import type { FieldError } from '../domain/errors'

/** Local days (inclusive), and of which zone. */
export interface DayQuery {
  from: string | null
  to: string | null
  timeZone: string | undefined
}

/** Reads `from`, `to` and `tz`; what is not usable is added to `fields`. */
export function parseDays(query: URLSearchParams, fields: FieldError[]): DayQuery {
  const day = (name: string): string | null => {
    const text = query.get(name) || null
    if (text !== null && !isCalendarDay(text))
      fields.push({ path: name, message: 'Give a day as YYYY-MM-DD.' })
    return text
  }
  const from = day('from')
  const to = day('to')
  if (from !== null && to !== null && from > to)
    fields.push({ path: 'from', message: 'The first day is after the last.' })
  const timeZone = query.get('tz') || undefined
  if (timeZone !== undefined && !(/^[A-Za-z]/.test(timeZone) && isTimeZone(timeZone))) {
    fields.push({ path: 'tz', message: 'Name an IANA time zone, such as Europe/Berlin.' })
  }
  return { from, to, timeZone }
}
