import type { ExportFormat, Paper } from '../../domain/export/export-formats'
import { FOCUS_COLUMNS } from '../../domain/export/focus-columns'
import type { Caller } from '../../domain/members/caller'
import type { SpendRequest } from '../usage/get-spend'
import { composeSpendPages } from './compose-spend-pages'
import { type ExportFile, exportFileName, tableFile } from './export-file'
import { jsonStream } from './json-stream'
import { readFocus } from './read-focus'
import { spendPdf } from './spend-pdf'
import { spendTable } from './spend-table'
import type { TableFile } from './table-file'

/** Spend as a file, read and made a batch at a time, however many rows; its tables have the columns of `GET /api/v1/spend`. */
export async function exportSpend(
  caller: Caller,
  request: SpendRequest,
  { format, paper, about }: { format: ExportFormat; paper: Paper; about: TableFile['about'] },
): Promise<ExportFile> {
  const timeZone = request.timeZone ?? caller.timeZone
  const name = (what: string) => exportFileName(what, request, timeZone)
  if (format === 'pdf') {
    const pieces = spendPdf(await composeSpendPages(caller, request), paper)
    return { filename: `${name('outlay-report')}.pdf`, contentType: 'application/pdf', pieces }
  }
  if (format === 'focus') {
    // CSV, as the readers of FOCUS take it.
    const batches = readFocus(caller, request)
    const file = { title: 'FOCUS', columns: FOCUS_COLUMNS, batches, timeZone, about: [] }
    return tableFile('csv', name('outlay-focus'), file)
  }
  const table = spendTable(caller, request, about)
  if (format !== 'json') return tableFile(format, name('outlay-spend'), table)
  // The answer of `GET /api/v1/spend`, key by key.
  const { from, to, groupBy } = request
  const before = { currency: 'USD', from, to, tz: timeZone, group_by: groupBy }
  return {
    filename: `${name('outlay-spend')}.json`,
    contentType: 'application/json',
    pieces: jsonStream(before, table.batches, () => ({ total: table.total() })),
  }
}
