import { addDays, type CalendarDay, countDays } from '../calendar'
import { type CalendarPeriod, periodBefore, periodOf } from '../calendar-period'
import type { ReportFrequency } from './report-schedule'

const PERIODS = { daily: 'day', weekly: 'week', monthly: 'month' } as const
// A worker that was away sends the newest one late; older than that it is no news.
const MOST_DAYS_LATE = { daily: 1, weekly: 3, monthly: 5 } as const

/** The last whole day, week (from Monday, ISO 8601) or month before a day. */
export function reportPeriod(frequency: ReportFrequency, today: CalendarDay): CalendarPeriod {
  const kind = PERIODS[frequency]
  return periodBefore(periodOf(today, kind), kind)
}

/**
 * The period whose report is due at a local day and hour: the one that ended last, from the schedule's hour of the day
 * after on, and some days late; none that was over when the schedule was made. `isFirstDay`: data may still come.
 */
export function dueReport(
  schedule: { frequency: ReportFrequency; hour: number },
  now: { today: CalendarDay; hour: number },
  madeOn: CalendarDay,
): { period: CalendarPeriod; isFirstDay: boolean } | null {
  const period = reportPeriod(schedule.frequency, now.today)
  const daysLate = countDays(addDays(period.end, 1), now.today)
  if (daysLate > MOST_DAYS_LATE[schedule.frequency] || madeOn > period.end) return null
  if (daysLate === 0 && now.hour < schedule.hour) return null
  return { period, isFirstDay: daysLate === 0 }
}

/** The day on which a schedule sends next. */
export function nextReportDay(frequency: ReportFrequency, today: CalendarDay): CalendarDay {
  return addDays(periodOf(today, PERIODS[frequency]).end, 1)
}
