import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { repricingFiguresJson, repricingPreviewJson, repricingRowJson } from '@/lib/http/repricing-json'
import { parseRepricingQuery } from '@/lib/http/repricing-query'
import { tableResponse } from '@/lib/http/table-response'
import { previewRepricing } from '@/lib/services/repricing/preview-repricing'

const COLUMNS = ['day', 'model', 'events', 'newly_priced_events', 'before_usd', 'after_usd', 'difference_usd']

export const GET = apiRoute('view_spend', async ({ request, caller, query }) => {
  const format = tableFormat(query)
  const preview = await previewRepricing(caller, parseRepricingQuery(query), request.signal)
  if (format === 'json') return json(repricingPreviewJson(preview))
  const rows = preview.rows.map(repricingRowJson)
  return tableResponse(
    format,
    { caller, query },
    { name: 'outlay-repricing', rows, columns: COLUMNS, total: repricingFiguresJson(preview.total) },
  )
})
