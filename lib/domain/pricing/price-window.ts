/** Recurring hours of the week at a fixed offset from UTC, in which another price holds. */
export interface PriceWindow {
  /** Bit 0 is Sunday, bit 6 Saturday. */
  weekdays: number
  /** Half-open `[start, end)` in minutes of the local day; `end` before `start` runs past midnight. */
  spans: readonly { start: number; end: number }[]
  offsetMinutes: number
  /** Local days on which it never opens. */
  closedDays: ReadonlySet<string>
}

const PATTERN =
  /^(?:(Mon-Fri|workdays-CN|daily) )?(\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*) ([+-])(\d\d):(\d\d)$/
const EVERY_DAY = 0b1111111
const MONDAY_TO_FRIDAY = 0b0111110
const MINUTES_PER_DAY = 1440
const MS_PER_MINUTE = 60_000

/**
 * Weekdays that are public holidays in China (State Council notice of November 2025 for 2026). Later years come with the
 * notice of their year; until then such a day counts as a working day.
 */
const CHINESE_HOLIDAYS: ReadonlySet<string> = new Set([
  '2026-09-25',
  '2026-10-01',
  '2026-10-02',
  '2026-10-05',
  '2026-10-06',
  '2026-10-07',
])
const NO_DAYS: ReadonlySet<string> = new Set()

/** Reads `[Mon-Fri |workdays-CN |daily ]HH:MM-HH:MM[,HH:MM-HH:MM] +HH:MM`, local to that offset; throws on anything else. */
export function parsePriceWindow(text: string): PriceWindow {
  const match = PATTERN.exec(text)
  if (match === null) throw new Error(`Not a price window: ${text}`)
  const [, days, spans = '', sign, hours, minutes] = match
  const offset = Number(hours) * 60 + Number(minutes)
  return {
    weekdays: days === 'Mon-Fri' || days === 'workdays-CN' ? MONDAY_TO_FRIDAY : EVERY_DAY,
    spans: spans.split(',').map((span) => ({
      start: minuteOfDay(span.slice(0, 5)),
      end: minuteOfDay(span.slice(6)),
    })),
    offsetMinutes: sign === '-' ? -offset : offset,
    closedDays: days === 'workdays-CN' ? CHINESE_HOLIDAYS : NO_DAYS,
  }
}

/** Whether the instant (milliseconds, UTC) falls into the window; the first minute does, the end does not. */
export function isInWindow(window: PriceWindow, atMs: number): boolean {
  const localMinutes = Math.floor(atMs / MS_PER_MINUTE) + window.offsetMinutes
  const day = Math.floor(localMinutes / MINUTES_PER_DAY)
  const minute = localMinutes - day * MINUTES_PER_DAY
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7
  if (window.closedDays.size > 0 && window.closedDays.has(isoDay(day))) return false
  return window.spans.some(({ start, end }) => {
    if (start < end) return has(window, weekday) && minute >= start && minute < end
    return (has(window, weekday) && minute >= start) || (has(window, (weekday + 6) % 7) && minute < end)
  })
}

function has(window: PriceWindow, weekday: number): boolean {
  return ((window.weekdays >> weekday) & 1) === 1
}

function isoDay(day: number): string {
  return new Date(day * MINUTES_PER_DAY * MS_PER_MINUTE).toISOString().slice(0, 10)
}

function minuteOfDay(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
}
