import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { tableResponse } from '@/lib/http/table-response'
import { unpricedModelJson } from '@/lib/http/unpriced-model-json'
import { getUnpricedModels } from '@/lib/services/prices/get-unpriced-models'

const COLUMNS = ['model', 'providers', 'events', 'tokens', 'first_at', 'last_at', 'has_price_now', 'reason']

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const models = (await getUnpricedModels(caller)).map(unpricedModelJson)
  if (format !== 'json') {
    const rows = models.map(({ providers, has_price_now, ...one }) => ({
      ...one,
      providers: providers.join(' '),
      has_price_now: String(has_price_now),
    }))
    return tableResponse(
      format,
      { caller, query },
      { name: 'outlay-unpriced-models', rows, columns: COLUMNS, sums: ['events', 'tokens'] },
    )
  }
  const { items, nextCursor } = pageOf(models, parsePage(query, PAGE_SIZES.long))
  return json({ data: items, next_cursor: nextCursor })
})
