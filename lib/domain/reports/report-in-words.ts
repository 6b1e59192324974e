import { calendarDayOf, localHourOf } from '../calendar'
import { displayLongDay } from '../display/display-time'
import { dimensionLabel } from '../usage/dimension-label'
import type { SpendDimension } from '../usage/spend'
import { nextReportDay } from './due-report'
import type { ReportFormat, ReportSchedule } from './report-schedule'

export const FORMAT_NAMES: Record<ReportFormat, string> = {
  pdf: 'PDF report',
  xlsx: 'Excel file',
  csv: 'CSV file',
  json: 'JSON file',
  focus: 'FOCUS file',
}

export const FREQUENCY_NAMES: Record<ReportSchedule['frequency'], string> = {
  daily: 'Daily, of the day before',
  weekly: 'Weekly on Monday, of the week before',
  monthly: 'Monthly on the first, of the month before',
}

/** "Excel file, monthly on the first, of the month before, from 06:00; by project and model; project is web". */
export function reportInWords({ format, frequency, hour, groupBy, filters }: ReportSchedule): string {
  const name = (dimension: SpendDimension) => dimensionLabel(dimension).toLowerCase()
  const when = FREQUENCY_NAMES[frequency]
  return [
    `${FORMAT_NAMES[format]}, ${when.charAt(0).toLowerCase()}${when.slice(1)}, from ${String(hour).padStart(2, '0')}:00`,
    ...(groupBy.length > 0 ? [`by ${groupBy.map(name).join(' and ')}`] : []),
    ...(Object.entries(filters) as [SpendDimension, readonly (string | null)[]][]).map(
      ([dimension, values]) =>
        `${name(dimension)} is ${values.map((value) => value ?? '(none)').join(' or ')}`,
    ),
  ].join('; ')
}

/** "Next on Tuesday, December 1". */
export function nextReportInWords(schedule: ReportSchedule, nowMs: number, timeZone: string): string {
  if (schedule.isPaused) return 'Paused'
  const now = { today: calendarDayOf(nowMs, timeZone), hour: localHourOf(nowMs, timeZone) }
  const madeOn = calendarDayOf(schedule.createdAt.getTime(), timeZone)
  return `Next on ${displayLongDay(nextReportDay(schedule, now, madeOn))}`
}
