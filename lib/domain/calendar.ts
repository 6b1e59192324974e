/** A day in some zone, `YYYY-MM-DD`. */
export type CalendarDay = string

const DAY_MS = 86_400_000
const QUARTER_MS = 900_000
const MAX_REMEMBERED = 50_000
const FOUR_HUNDRED_YEARS_MS = 146_097 * DAY_MS
// The three-letter names of tzdata.
const SHORT_NAMES = 'CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET'.split(' ')

interface Zone {
  /** Offset from UTC in milliseconds at an instant. */
  offsetAt(ms: number): number
}

const zones = new Map<string, Zone>()

/** Whether the name is an IANA time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

/** The calendar day of an instant (ms since the epoch, UTC) in an IANA zone; throws a RangeError on an unknown zone. */
export function calendarDayOf(ms: number, zone: string): CalendarDay {
  return dayOfLocal(ms + zoneOf(zone).offsetAt(ms))
}

/** The Monday (ISO 8601) of the week of an instant in a zone. */
export function calendarWeekOf(ms: number, zone: string): CalendarDay {
  const local = ms + zoneOf(zone).offsetAt(ms)
  const weekday = (new Date(local).getUTCDay() + 6) % 7
  return dayOfLocal(local - weekday * DAY_MS)
}

/** The month of an instant in a zone, `YYYY-MM`. */
export function calendarMonthOf(ms: number, zone: string): string {
  return calendarDayOf(ms, zone).slice(0, 7)
}

/** The start of the local hour of an instant with its offset, so that the hour that comes twice has two names. */
export function calendarHourOf(ms: number, zone: string): string {
  const offset = zoneOf(zone).offsetAt(ms)
  return `${new Date(ms + offset).toISOString().slice(0, 13)}:00:00${formatOffset(offset)}`
}

/** The hour of the clock on the wall at an instant in a zone, 0 to 23. */
export function localHourOf(ms: number, zone: string): number {
  return new Date(ms + zoneOf(zone).offsetAt(ms)).getUTCHours()
}

/** An instant to the second with the zone's offset (ISO 8601): "2026-11-25T09:30:00+05:45". */
export function calendarInstant(ms: number, zone: string): string {
  const offset = zoneOf(zone).offsetAt(ms)
  return `${new Date(ms + offset).toISOString().slice(0, 19)}${formatOffset(offset)}`
}

/** What a clock on the wall shows at an instant in a zone, to the second, as the ms of an instant in UTC that shows the same. */
export function wallClockOf(ms: number, zone: string): number {
  return Math.floor((ms + zoneOf(zone).offsetAt(ms)) / 1000) * 1000
}

/** The first instant (ms, UTC) of a day in a zone: not always midnight, where clocks change then. */
export function startOfDay(day: CalendarDay, zone: string): number {
  return startOfLocalDay(parseDay(day), zone)
}

/** The instant of a day that is as far from its start as `nowMs` is from its own day's, in whole quarter hours, as roll-ups are; the day's end where the clocks made it shorter. */
export function sameTimeOn(day: CalendarDay, nowMs: number, zone: string): Date {
  const passed = nowMs - startOfDay(calendarDayOf(nowMs, zone), zone)
  const quarters = Math.floor(passed / QUARTER_MS)
  return new Date(Math.min(startOfDay(day, zone) + quarters * QUARTER_MS, endOfDay(day, zone)))
}

// The day after 9999-12-31 has an end too, though no name in four digits.
function endOfDay(day: CalendarDay, zone: string): number {
  return startOfLocalDay(parseDay(day) + DAY_MS, zone)
}

function startOfLocalDay(midnight: number, zone: string): number {
  const known = zoneOf(zone)
  let low = (midnight - 16 * 3_600_000) / QUARTER_MS
  let high = (midnight + 16 * 3_600_000) / QUARTER_MS
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const ms = middle * QUARTER_MS
    if (ms + known.offsetAt(ms) >= midnight) high = middle
    else low = middle + 1
  }
  return low * QUARTER_MS
}

/** The instants of days `from` to `to`, both included, as a half-open range [startMs, endMs). */
export function dayRange(
  from: CalendarDay,
  to: CalendarDay,
  zone: string,
): { startMs: number; endMs: number } {
  return { startMs: startOfDay(from, zone), endMs: endOfDay(to, zone) }
}

/** The day `count` days later, earlier where negative. Days have no clocks: no zone is needed. */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return dayOfLocal(parseDay(day) + count * DAY_MS)
}

/** How many days `to` lies after `from`; negative where before. */
export function countDays(from: CalendarDay, to: CalendarDay): number {
  return (parseDay(to) - parseDay(from)) / DAY_MS
}

/** All days from `from` to `to`, both included; empty where `to` is earlier. */
export function listDays(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const days: CalendarDay[] = []
  const end = parseDay(to)
  for (let at = parseDay(from); at <= end; at += DAY_MS) days.push(dayOfLocal(at))
  return days
}

/** The earliest of some days; `otherwise` where there are none. */
export function earliestDay(days: readonly CalendarDay[], otherwise: CalendarDay): CalendarDay {
  return [...days].sort()[0] ?? otherwise
}

/** Whether the text is an existing day in the form `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && dayOfLocal(ms) === text
}

/** The first day of a day's month. */
export function firstOfMonth(day: CalendarDay): CalendarDay {
  return `${day.slice(0, 7)}-01`
}

/** The last day of a day's month. */
export function lastOfMonth(day: CalendarDay): CalendarDay {
  const next = new Date(parseDay(firstOfMonth(day)))
  next.setUTCMonth(next.getUTCMonth() + 1)
  return dayOfLocal(next.getTime() - DAY_MS)
}

function parseDay(day: CalendarDay): number {
  if (!isCalendarDay(day)) throw new RangeError(`not a day: ${day}`)
  return Date.parse(`${day}T00:00:00Z`)
}

const dayNames = new Map<number, string>()

function dayOfLocal(localMs: number): CalendarDay {
  const number = Math.floor(localMs / DAY_MS)
  let name = dayNames.get(number)
  if (name === undefined) {
    name = new Date(number * DAY_MS).toISOString().slice(0, 10)
    if (dayNames.size > MAX_REMEMBERED) dayNames.clear()
    dayNames.set(number, name)
  }
  return name
}

function formatOffset(offset: number): string {
  if (offset === 0) return 'Z'
  const minutes = Math.abs(offset) / 60_000
  const two = (n: number) => String(n).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function zoneOf(name: string): Zone {
  let zone = zones.get(name)
  if (zone === undefined) {
    zone = name === 'UTC' ? { offsetAt: () => 0 } : createZone(name)
    zones.set(name, zone)
  }
  return zone
}

/** Asks Intl once a day where the day has one offset, else once a quarter hour: a million events stay fast. */
function createZone(name: string): Zone {
  // Offsets such as "+02:00" are no IANA names: they know no summer time. Nor are ICU's own short names, which
  // Postgres reads as something else: IST is India for the one and Israel for the other.
  if (/^[+-]|^SystemV\//i.test(name) || (name.length === 3 && !SHORT_NAMES.includes(name.toUpperCase()))) {
    throw new RangeError(`not an IANA time zone: ${name}`)
  }
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const ask = (ms: number): number => {
    const parts: Record<string, number> = {}
    for (const part of format.formatToParts(ms)) parts[part.type] = Number(part.value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    // Date.UTC takes the years 0 to 99 for 1900 to 1999; any 400 years are as long as any others.
    const local = Date.UTC(year + 400, month - 1, day, hour, minute, second) - FOUR_HUNDRED_YEARS_MS
    return local - Math.floor(ms / 1000) * 1000
  }
  const days = new Map<number, number | null>()
  const quarters = new Map<number, number>()
  const remembered = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    const known = map.get(key)
    if (known !== undefined) return known
    if (map.size > MAX_REMEMBERED) map.clear()
    const made = make()
    map.set(key, made)
    return made
  }
  return {
    offsetAt(ms) {
      const day = Math.floor(ms / DAY_MS)
      const whole = remembered(days, day, () => {
        const first = ask(day * DAY_MS)
        return first === ask((day + 1) * DAY_MS - 1000) ? first : null
      })
      if (whole !== null) return whole
      const quarter = Math.floor(ms / QUARTER_MS)
      return remembered(quarters, quarter, () => ask(quarter * QUARTER_MS))
    },
  }
}

/** Like `dayRange`, where either end may be open (null). */
export function openDayRange(
  from: CalendarDay | null,
  to: CalendarDay | null,
  zone: string,
): { from: Date | null; to: Date | null } {
  return {
    from: from === null ? null : new Date(startOfDay(from, zone)),
    to: to === null ? null : new Date(endOfDay(to, zone)),
  }
}
