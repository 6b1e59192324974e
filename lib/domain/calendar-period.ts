import { addDays, type CalendarDay, countDays, firstOfMonth, lastOfMonth } from './calendar'

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** Whole days of the organization's zone, both included. */
export interface CalendarPeriod {
  start: CalendarDay
  end: CalendarDay
}

/** The period of a kind that a day lies in. Weeks begin on Monday (ISO 8601), quarters in January, April, July, October. */
export function periodOf(day: CalendarDay, kind: PeriodKind): CalendarPeriod {
  switch (kind) {
    case 'day':
      return { start: day, end: day }
    case 'week': {
      const start = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
      return { start, end: addDays(start, 6) }
    }
    case 'month':
      return { start: firstOfMonth(day), end: lastOfMonth(day) }
    case 'quarter': {
      const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
      const month = (number: number) => `${day.slice(0, 5)}${String(number).padStart(2, '0')}-01`
      return { start: month(first), end: lastOfMonth(month(first + 2)) }
    }
    case 'year':
      return { start: `${day.slice(0, 4)}-01-01`, end: `${day.slice(0, 4)}-12-31` }
  }
}

/** The period of the same kind just before. */
export function periodBefore(period: CalendarPeriod, kind: PeriodKind): CalendarPeriod {
  return periodOf(addDays(period.start, -1), kind)
}

/** The period of the same kind just after. */
export function periodAfter(period: CalendarPeriod, kind: PeriodKind): CalendarPeriod {
  return periodOf(addDays(period.end, 1), kind)
}

/** How many days a period holds. */
export function daysIn(period: CalendarPeriod): number {
  return countDays(period.start, period.end) + 1
}
