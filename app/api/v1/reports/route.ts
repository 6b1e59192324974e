import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { flatCells } from '@/lib/http/flat-cells'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { readJsonBody } from '@/lib/http/read-body'
import { REPORT_COLUMNS, reportJson } from '@/lib/http/report-json'
import { tableResponse } from '@/lib/http/table-response'
import { createReport } from '@/lib/services/reports/change-report'
import { listReports } from '@/lib/services/reports/list-reports'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  if (format !== 'json') {
    const { reports } = await listReports(caller, { limit: null, cursor: null })
    const rows = reports.map((report) => flatCells(reportJson(report)))
    return tableResponse(format, { caller, query }, { name: 'outlay-reports', rows, columns: REPORT_COLUMNS })
  }
  const { reports, nextCursor } = await listReports(caller, parsePage(query, PAGE_SIZES.short))
  return json({ data: reports.map(reportJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_reports', async ({ request, caller }) => {
  const report = await createReport(caller, await readJsonBody(request))
  return json(reportJson(report), 201, { location: `/api/v1/reports/${report.id}` })
})
