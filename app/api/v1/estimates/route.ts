import { NEUTRAL_DEFAULTS } from '@/lib/domain/estimate/estimate-defaults'
import { estimateInputSchema } from '@/lib/domain/estimate/estimate-input'
import { ESTIMATE_LIST_COLUMNS, estimateListRows } from '@/lib/domain/estimate/estimate-summary'
import { parseInput } from '@/lib/domain/parse-input'
import { apiRoute, json } from '@/lib/http/api-route'
import { estimateJson } from '@/lib/http/estimate-json'
import { tableFormat } from '@/lib/http/file-format'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { readJsonBody } from '@/lib/http/read-body'
import { listResponse } from '@/lib/http/table-response'
import { listEstimates } from '@/lib/services/estimates/list-estimates'
import { saveEstimate } from '@/lib/services/estimates/save-estimate'
import { everyPage } from '@/lib/services/export/every-page'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  if (format !== 'json') {
    const batches = everyPage(async (page) => {
      const { estimates, nextCursor } = await listEstimates(caller, page)
      return { items: estimateListRows(estimates), nextCursor }
    })
    const table = { name: 'outlay-estimates', columns: ESTIMATE_LIST_COLUMNS, batches }
    return listResponse(format, { caller, query }, table)
  }
  const { estimates, nextCursor } = await listEstimates(caller, parsePage(query, PAGE_SIZES.short))
  return json({ data: estimates.map(estimateJson), next_cursor: nextCursor })
})

export const POST = apiRoute('save_estimate', async ({ request, caller }) => {
  const body = await readJsonBody(request)
  const input = parseInput(estimateInputSchema, body)
  const made = await saveEstimate(caller, body, input, { defaults: NEUTRAL_DEFAULTS, nowMs: Date.now() })
  return json(estimateJson(made), 201, { location: `/api/v1/estimates/${made.saved.id}` })
})
