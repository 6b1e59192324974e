import { apiRoute, json } from '@/lib/http/api-route'
import { readJsonBody } from '@/lib/http/read-body'
import { reportJson } from '@/lib/http/report-json'
import { changeReport, deleteReport } from '@/lib/services/reports/change-report'
import { getReport } from '@/lib/services/reports/list-reports'

export const GET = apiRoute<{ id: string }>('view_spend', async ({ caller, params }) =>
  json(reportJson(await getReport(caller, params.id))),
)

export const PATCH = apiRoute<{ id: string }>('manage_reports', async ({ request, caller, params }) =>
  json(reportJson(await changeReport(caller, params.id, await readJsonBody(request)))),
)

export const DELETE = apiRoute<{ id: string }>('manage_reports', async ({ caller, params }) => {
  await deleteReport(caller, params.id)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
