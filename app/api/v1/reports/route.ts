import { apiRoute, json } from '@/lib/http/api-route'
import { readJsonBody } from '@/lib/http/read-body'
import { reportJson } from '@/lib/http/report-json'
import { parseLimit } from '@/lib/http/spend-query'
import { createReport } from '@/lib/services/reports/change-report'
import { listReports } from '@/lib/services/reports/list-reports'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const { reports, nextCursor } = await listReports(caller, {
    limit: parseLimit(query, 50, 200),
    cursor: query.get('cursor') || null,
  })
  return json({ data: reports.map(reportJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_reports', async ({ request, caller }) => {
  const report = await createReport(caller, await readJsonBody(request))
  return json(reportJson(report), 201, { location: `/api/v1/reports/${report.id}` })
})
