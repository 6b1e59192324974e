import { addDays, type CalendarDay, countDays, firstOfMonth, isCalendarDay, lastOfMonth } from '../calendar'
import { displayDays } from '../display/display-time'

export const RANGE_PRESETS = [
  { id: 'today', label: 'Today', key: 'd' },
  { id: '7d', label: 'Last 7 days', key: 'w' },
  { id: '30d', label: 'Last 30 days', key: 't' },
  { id: 'mtd', label: 'This month', key: 'm' },
  { id: 'last-month', label: 'Last month', key: 'l' },
  { id: 'ytd', label: 'This year', key: 'y' },
  { id: 'all', label: 'All time', key: 'a' },
] as const
export type RangePreset = (typeof RANGE_PRESETS)[number]['id']

/** A range as it is asked for: by its name, which moves with the days, or by its days, both included. */
export type SpendRange = RangePreset | { from: CalendarDay; to: CalendarDay }

export const STANDARD_RANGE: RangePreset = '30d'

/** The days of a range; null is open: all time. `today` is the day in the organization's zone. */
export function resolveRange(
  range: SpendRange,
  today: CalendarDay,
): { from: CalendarDay | null; to: CalendarDay | null } {
  if (typeof range !== 'string') return range
  switch (range) {
    case 'today':
      return { from: today, to: today }
    case '7d':
      return { from: addDays(today, -6), to: today }
    case '30d':
      return { from: addDays(today, -29), to: today }
    case 'mtd':
      return { from: firstOfMonth(today), to: today }
    case 'last-month': {
      const to = addDays(firstOfMonth(today), -1)
      return { from: firstOfMonth(to), to }
    }
    case 'ytd':
      return { from: `${today.slice(0, 4)}-01-01`, to: today }
    case 'all':
      return { from: null, to: null }
  }
}

/** The range of the same length before (-1) or after (1): whole months move by months. Null where there is none. */
export function shiftRange(range: SpendRange, by: -1 | 1, today: CalendarDay): SpendRange | null {
  const { from, to } = resolveRange(range, today)
  if (from === null || to === null) return null
  if (by === 1 && to >= today) return null
  if (from === firstOfMonth(from) && (to === lastOfMonth(from) || range === 'mtd')) {
    const first = by === -1 ? firstOfMonth(addDays(from, -1)) : addDays(lastOfMonth(from), 1)
    return named({ from: first, to: lastOfMonth(first) }, today)
  }
  const days = (countDays(from, to) + 1) * by
  return named({ from: addDays(from, days), to: addDays(to, days) }, today)
}

// Back at a preset, it goes by its name again.
function named(range: { from: CalendarDay; to: CalendarDay }, today: CalendarDay): SpendRange {
  if (range.from === firstOfMonth(today)) return 'mtd'
  for (const preset of ['today', '7d', '30d', 'last-month'] as const) {
    const { from, to } = resolveRange(preset, today)
    if (from === range.from && to === range.to) return preset
  }
  return range
}

/** A range in words: "Last 30 days", "Oct 1 – 22, 2026". */
export function rangeLabel(range: SpendRange): string {
  if (typeof range !== 'string') return displayDays(range.from, range.to, true)
  return RANGE_PRESETS.find(({ id }) => id === range)?.label ?? ''
}

/** A day that usage can have: agents are younger than this century, and a mistyped year is no century of empty bars. */
export function isUsableDay(text: string): boolean {
  return isCalendarDay(text) && text >= '2000-01-01' && text < '2100-01-01'
}

/** Reads `range=` or `from=&to=`; the page's standard range where they are not usable. */
export function parseRange(query: URLSearchParams, standard: RangePreset = STANDARD_RANGE): SpendRange {
  const from = query.get('from')
  const to = query.get('to')
  if (from && to && isUsableDay(from) && isUsableDay(to) && from <= to) return { from, to }
  return RANGE_PRESETS.find(({ id }) => id === query.get('range'))?.id ?? standard
}
