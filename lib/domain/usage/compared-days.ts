import {
  addDays,
  type CalendarDay,
  calendarDayOf,
  countDays,
  firstOfMonth,
  lastOfMonth,
  sameTimeOn,
} from '../calendar'

export interface ComparedDays {
  from: CalendarDay
  to: CalendarDay
  /** Where the days they stand beside are not over: the last of these is counted until this instant. */
  until: Date | null
}

/**
 * The days that others are set against. A month's days from its first on: the same of the month before, cut at its end
 * where it is shorter, all of it for a month that is over. Others, or where `isMonth` is false: as many right before.
 * Days that are not over stand against as many, the last until the same time of day. Null where none has begun.
 */
export function comparedDays(
  { from, to }: { from: CalendarDay; to: CalendarDay },
  nowMs: number,
  zone: string,
  isMonth = from === firstOfMonth(to),
): ComparedDays | null {
  const today = calendarDayOf(nowMs, zone)
  if (from > today) return null
  const last = to < today ? to : today
  const more = countDays(from, last)
  const first = isMonth ? firstOfMonth(addDays(from, -1)) : addDays(from, -countDays(from, to) - 1)
  const same = addDays(first, more)
  const isWholeMonth = isMonth && to < today && to === lastOfMonth(from)
  if (isWholeMonth || (isMonth && same > lastOfMonth(first)))
    return { from: first, to: lastOfMonth(first), until: null }
  return { from: first, to: same, until: last === today ? sameTimeOn(same, nowMs, zone) : null }
}
