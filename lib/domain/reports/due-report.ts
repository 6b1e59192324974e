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

interface Timing {
  frequency: ReportFrequency
  /** The local hour from which the day before has settled. */
  hour: number
}
interface LocalTime {
  today: CalendarDay
  hour: number
}

export interface DueReport {
  period: CalendarPeriod
  /** Its first 24 hours: data that is late may still come. */
  maySettle: boolean
}

/**
 * The periods whose report may be sent at a local day and hour, the newest first: the first of them that waits for nothing
 * is sent, no older one. From the schedule's hour of the day after on, and some days late; none that was over when the
 * schedule was made. A day that waited for data is still among them when the next one is over.
 */
export function dueReports(schedule: Timing, now: LocalTime, madeOn: CalendarDay): DueReport[] {
  const newest = reportPeriod(schedule.frequency, now.today)
  return [newest, periodBefore(newest, PERIODS[schedule.frequency])].flatMap((period): DueReport[] => {
    const daysLate = countDays(addDays(period.end, 1), now.today)
    if (daysLate > MOST_DAYS_LATE[schedule.frequency] || madeOn > period.end) return []
    const isBeforeHour = now.hour < schedule.hour
    if (daysLate === 0 && isBeforeHour) return []
    return [{ period, maySettle: daysLate === 0 || (daysLate === 1 && isBeforeHour) }]
  })
}

/** The day on which a schedule sends next: today only where a period that it sends ended yesterday, before its hour. */
export function nextReportDay(schedule: Timing, now: LocalTime, madeOn: CalendarDay): CalendarDay {
  const { start, end } = periodOf(now.today, PERIODS[schedule.frequency])
  return start === now.today && now.hour < schedule.hour && madeOn < start ? start : addDays(end, 1)
}
