import { DateTime, IANAZone } from 'luxon'

/** True for a name of an IANA time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name)
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid
}

/**
 * The half-open range of instants from the start of one local day to the end of another, both inclusive; null is open.
 * A day begins at its first instant, which is not midnight where the clocks go forward at midnight.
 */
export function dayRange(
  from: string | null,
  to: string | null,
  timeZone: string,
): { from: Date | null; to: Date | null } {
  return {
    from: from === null ? null : startOfDay(from, timeZone),
    to: to === null ? null : startOfDay(addDays(to, 1), timeZone),
  }
}

/** The first instant of a local day. */
export function startOfDay(day: string, timeZone: string): Date {
  return DateTime.fromISO(day, { zone: timeZone }).startOf('day').toJSDate()
}

/** The day that is so many days later (or earlier, where negative). */
export function addDays(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')
}
