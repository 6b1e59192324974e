import { buffer } from 'node:stream/consumers'
import { calendarInstant } from '../../domain/calendar'
import type { CalendarPeriod } from '../../domain/calendar-period'
import { FOCUS_COLUMNS } from '../../domain/export/focus-columns'
import type { Caller } from '../../domain/members/caller'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import type { ReportSchedule } from '../../domain/reports/report-schedule'
import { composeSpendPages } from '../export/compose-spend-pages'
import { csvStream } from '../export/csv-stream'
import { readFocus } from '../export/read-focus'
import { spendPdf } from '../export/spend-pdf'
import { spendTable } from '../export/spend-table'
import { xlsxStream } from '../export/xlsx-stream'
import type { SpendRequest } from '../usage/get-spend'

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
  const request: SpendRequest = { from: period.start, to: period.end, groupBy, filters }
  const zone = caller.timeZone.replaceAll('/', '-')
  const name = (what: string, ending: string) =>
    `outlay-${what}_${period.start}_${period.end}_${zone}.${ending}`
  if (format === 'pdf') {
    const content = await buffer(spendPdf(await composeSpendPages(caller, request), paper))
    return { filename: name('report', 'pdf'), contentType: 'application/pdf', content }
  }
  if (format === 'focus') {
    const file = { title: 'FOCUS', columns: FOCUS_COLUMNS, batches: readFocus(caller, request), about: [] }
    return { filename: name('focus', 'csv'), contentType: 'text/csv', content: await textOf(csvStream(file)) }
  }
  const table = spendTable(caller, request, [
    ['Outlay', schedule.name],
    ['Days', `${period.start} to ${period.end}`],
    ['Made at', calendarInstant(Date.now(), caller.timeZone)],
    ['Time zone of its days', caller.timeZone],
    ['Currency', 'USD'],
    [
      'Prices',
      `Costs as they were priced when the calls came in; catalogue of this version: ${currentSnapshot().id}`,
    ],
    ['Grouped by', groupBy.join(', ') || 'nothing'],
    ...Object.entries(filters).map(([filter, values]): [string, string] => [
      filter,
      (values ?? []).join(', '),
    ]),
  ])
  if (format === 'csv')
    return {
      filename: name('spend', 'csv'),
      contentType: 'text/csv',
      content: await textOf(csvStream(table)),
    }
  return {
    filename: name('spend', 'xlsx'),
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await buffer(xlsxStream(table)),
  }
}

async function textOf(pieces: AsyncIterable<string>): Promise<Buffer> {
  const texts: string[] = []
  for await (const piece of pieces) texts.push(piece)
  return Buffer.from(texts.join(''), 'utf8')
}
