import type { CalendarPeriod } from '../calendar-period'
import { filterEntries } from '../usage/spend-view'
import type { ReportSchedule } from './report-schedule'

/** The query of `GET /api/v1/export` that gives the file of a report's period. */
export function reportExportQuery(
  schedule: Pick<ReportSchedule, 'format' | 'paper' | 'groupBy' | 'filters'>,
  period: CalendarPeriod,
): URLSearchParams {
  const query = new URLSearchParams({ format: schedule.format, from: period.start, to: period.end })
  if (schedule.format === 'pdf') query.set('paper', schedule.paper)
  if (schedule.groupBy.length > 0) query.set('group_by', schedule.groupBy.join(','))
  for (const [name, value] of filterEntries(schedule.filters)) query.append(name, value)
  return query
}
