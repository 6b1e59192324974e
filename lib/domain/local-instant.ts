import { calendarHourOf } from './calendar'

const LOCAL = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?$/

/**
 * The instant (ms, UTC) of a wall clock in a zone, "2026-06-01T14:05" or with seconds; null where it is no such text. An
 * hour that comes twice is the first of them, or the second; one that clocks skip is the same time by the old clock.
 */
export function instantOfLocal(text: string, zone: string): number | null {
  const match = LOCAL.exec(text)
  if (match === null) return null
  const local = Date.parse(`${match[1]}${match[2] ?? ':00'}Z`)
  if (Number.isNaN(local)) return null
  const near = local - offsetAt(local, zone)
  return local - offsetAt(near, zone)
}

/** What a wall clock in a zone shows at an instant, to the second: "2026-06-01T14:05:09". */
export function localOfInstant(ms: number, zone: string): string {
  return new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 19)
}

function offsetAt(ms: number, zone: string): number {
  const hour = calendarHourOf(ms, zone)
  return Date.parse(`${hour.slice(0, 19)}Z`) - Date.parse(hour)
}
