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
  const end = addDays(from, -1)
  const start = isMonth ? firstOfMonth(end) : addDays(end, -countDays(from, to))
  const days = { start: from, last: to < today ? to : today, isWhole: isMonth && to === lastOfMonth(from) }
  return sameDaysOf({ start, end }, days, nowMs, zone)
}

/**
 * The days of an earlier period that the days from `start` to `last` stand against: as many from its first on, cut at
 * its end, the last until the same time of day where `last` is not over; all of it for a whole period that is over.
 */
export function sameDaysOf(
  earlier: { start: CalendarDay; end: CalendarDay },
  { start, last, isWhole }: { start: CalendarDay; last: CalendarDay; isWhole: boolean },
  nowMs: number,
  zone: string,
): ComparedDays {
  const isToday = last === calendarDayOf(nowMs, zone)
  const same = addDays(earlier.start, countDays(start, last))
  if (same > earlier.end || (isWhole && !isToday))
    return { from: earlier.start, to: earlier.end, until: null }
  return { from: earlier.start, to: same, until: isToday ? sameTimeOn(same, nowMs, zone) : null }
}
