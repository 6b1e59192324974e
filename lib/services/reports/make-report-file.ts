import { buffer } from 'node:stream/consumers'
import type { CalendarPeriod } from '../../domain/calendar-period'
import type { Caller } from '../../domain/members/caller'
import { reportExportQuery } from '../../domain/reports/report-export-query'
import type { ReportSchedule } from '../../domain/reports/report-schedule'
import { aboutFile } from '../export/about-file'
import { exportSpend } from '../export/export-spend'

export interface ReportFile {
  filename: string
  contentType: string
  content: Buffer
}

/** The file of a scheduled report: the same that the export gives of its period. */
export async function makeReportFile(
  caller: Caller,
  schedule: Pick<ReportSchedule, 'name' | 'format' | 'paper' | 'groupBy' | 'filters'>,
  period: CalendarPeriod,
): Promise<ReportFile> {
  const { format, paper, groupBy, filters } = schedule
  const about = await aboutFile(schedule.name, caller, reportExportQuery(schedule, period))
  const request = { from: period.start, to: period.end, groupBy, filters }
  const { pieces, ...file } = await exportSpend(caller, request, { format, paper, about })
  return { ...file, content: await buffer(pieces) }
}
