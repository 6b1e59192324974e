import { priceChartRange } from '@/lib/charts/to-price-chart'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { parseHistoryQuery, priceStepJson } from '@/lib/http/price-step-json'
import { tableResponse } from '@/lib/http/table-response'
import { getModelPrices } from '@/lib/services/prices/get-model-prices'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const { model, provider } = parseHistoryQuery(query)
  const nowMs = Date.now()
  const found = await getModelPrices(caller, model, provider, (dates) => priceChartRange(dates, nowMs))
  const rows = found.steps.map(priceStepJson)
  if (format !== 'json')
    return tableResponse(format, { caller, query }, { name: 'outlay-price-history', rows })
  return json({
    model: found.model,
    provider: found.provider,
    resolution: found.resolution ?? found.reason,
    other_providers: found.otherProviders,
    rows,
  })
})
