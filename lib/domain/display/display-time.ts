import type { CalendarDay } from '../calendar'
import { LOCALE } from './locale'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
]

/** How long ago an instant was ("3 hours ago", "just now" under a minute); both in ms since the epoch. */
export function displayAgo(atMs: number, nowMs: number): string {
  const passed = nowMs - atMs
  for (const [unit, ms] of STEPS)
    if (Math.abs(passed) >= ms)
      return new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' }).format(-Math.trunc(passed / ms), unit)
  return 'just now'
}

/** An instant in a zone to the second, with the zone's name: "Nov 22, 2026, 14:05:09 UTC". */
export function displayInstant(atMs: number, zone: string): string {
  return formatter(zone, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(atMs)
}

/** The time of day in a zone with its name: "14:05 UTC". */
export function displayClock(atMs: number, zone: string): string {
  return formatter(zone, { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }).format(atMs)
}

/** An instant without year and seconds, for a row of a table: "Nov 22, 14:05". */
export function displayShortInstant(atMs: number, zone: string): string {
  return formatter(zone, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(atMs)
}

/** The time of day in a zone without its name: "14:05", "14:05:09", "Nov 22, 14:05". */
export function displayTimeOfDay(
  atMs: number,
  zone: string,
  { withDay, withSeconds }: { withDay: boolean; withSeconds: boolean },
): string {
  return formatter(zone, {
    ...(withDay && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds && { second: '2-digit' }),
  }).format(atMs)
}

/** A calendar day: "Nov 22"; with its year where asked. */
export function displayDay(day: CalendarDay, withYear = false): string {
  const options: Intl.DateTimeFormatOptions = {
    month: 'short',
    day: 'numeric',
    ...(withYear && { year: 'numeric' }),
  }
  return formatter('UTC', options).format(Date.parse(`${day}T00:00:00Z`))
}

/** An instant that is mostly a day's beginning in UTC: "Nov 22, 2026", with the time where it is not. */
export function displayDayOrInstant(instant: string): string {
  const atMs = Date.parse(instant)
  return atMs % DAY === 0
    ? displayDay(new Date(atMs).toISOString().slice(0, 10), true)
    : displayInstant(atMs, 'UTC')
}

/** A calendar day with its weekday: "Sunday, Nov 22, 2026". */
export function displayLongDay(day: CalendarDay): string {
  return formatter('UTC', { weekday: 'long', month: 'short', day: 'numeric', year: 'numeric' }).format(
    Date.parse(`${day}T00:00:00Z`),
  )
}

/** A month `YYYY-MM`: "November 2026", or short "Nov 2026". */
export function displayMonth(month: string, form: 'long' | 'short' = 'long'): string {
  return formatter('UTC', { month: form, year: 'numeric' }).format(Date.parse(`${month}-01T00:00:00Z`))
}

/** Days from one to another, both included: "Nov 1 – 22", "Oct 30 – Nov 2", with years where they differ or are asked for. */
export function displayDays(from: CalendarDay, to: CalendarDay, withYear = false): string {
  const years = withYear || from.slice(0, 4) !== to.slice(0, 4)
  if (from === to) return displayDay(from, years)
  if (from.slice(0, 7) === to.slice(0, 7))
    return `${displayDay(from)} – ${Number(to.slice(8))}${years ? `, ${to.slice(0, 4)}` : ''}`
  const isOneYear = from.slice(0, 4) === to.slice(0, 4)
  return `${displayDay(from, !isOneYear)} – ${displayDay(to, years)}`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone, hourCycle: 'h23' })
  formatters.set(key, made)
  return made
}

/** Days whose last one is counted until an instant: "Oct 1 – 26 until 15:30 UTC"; null: all of it. */
export function displayDaysUntil(
  { start, end }: { start: CalendarDay; end: CalendarDay },
  until: Date | null,
  zone: string,
  withYear = false,
): string {
  const days = displayDays(start, end, withYear)
  return until === null ? days : `${days} until ${displayClock(until.getTime(), zone)}`
}
