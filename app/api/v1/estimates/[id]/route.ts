import { estimateTable, SAVED_ESTIMATE_TABLES } from '@/lib/domain/estimate/estimate-tables'
import { apiRoute, json } from '@/lib/http/api-route'
import { estimateJson } from '@/lib/http/estimate-json'
import { askedChoice, tableFormat } from '@/lib/http/file-format'
import { readJsonBody } from '@/lib/http/read-body'
import { tableResponse } from '@/lib/http/table-response'
import { changeEstimate, removeEstimate } from '@/lib/services/estimates/change-estimate'
import { getEstimate } from '@/lib/services/estimates/list-estimates'

export const GET = apiRoute<{ id: string }>('view_spend', async ({ caller, params, query }) => {
  const format = tableFormat(query)
  const table = askedChoice(query, 'table', SAVED_ESTIMATE_TABLES)
  const found = await getEstimate(caller, params.id)
  if (format !== 'json') {
    const { saved, outcome } = found
    return tableResponse(format, { caller, query }, estimateTable(saved.estimate, table, outcome))
  }
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
