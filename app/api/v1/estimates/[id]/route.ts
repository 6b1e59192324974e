import { estimateRows } from '@/lib/domain/estimate/estimate-rows'
import { apiRoute, json } from '@/lib/http/api-route'
import { csvResponse, isCsvAsked } from '@/lib/http/csv-response'
import { estimateJson } from '@/lib/http/estimate-json'
import { readJsonBody } from '@/lib/http/read-body'
import { changeEstimate, removeEstimate } from '@/lib/services/estimates/change-estimate'
import { getEstimate } from '@/lib/services/estimates/list-estimates'

export const GET = apiRoute<{ id: string }>('view_spend', async ({ caller, params, query }) => {
  const asCsv = isCsvAsked(query)
  const found = await getEstimate(caller, params.id)
  if (asCsv) return csvResponse(estimateRows(found.saved.estimate), 'outlay-estimate')
  return json(estimateJson(found))
})

export const PATCH = apiRoute<{ id: string }>('save_estimate', async ({ request, caller, params }) => {
  const changed = await changeEstimate(caller, params.id, await readJsonBody(request))
  return json(estimateJson(changed))
})

export const DELETE = apiRoute<{ id: string }>('save_estimate', async ({ caller, params }) => {
  await removeEstimate(caller, params.id)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
