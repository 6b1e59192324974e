import { type CalendarDay, countDays } from '../calendar'
import type { TimeDimension } from './dimension-label'

/** The interval that draws a range of days in at most about a hundred bars. */
export function intervalFor(from: CalendarDay, to: CalendarDay): TimeDimension {
  const days = countDays(from, to) + 1
  if (days <= 2) return 'hour'
  if (days <= 92) return 'day'
  return days <= 2 * 366 ? 'week' : 'month'
}
