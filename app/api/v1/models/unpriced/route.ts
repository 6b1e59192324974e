import { apiRoute, json } from '@/lib/http/api-route'
import { csvResponse, isCsvAsked } from '@/lib/http/csv-response'
import { parseLimit } from '@/lib/http/spend-query'
import { unpricedModelJson } from '@/lib/http/unpriced-model-json'
import { getUnpricedModels } from '@/lib/services/prices/get-unpriced-models'
import { pageOf } from '@/lib/services/prices/page-of'

const COLUMNS = ['model', 'providers', 'events', 'tokens', 'first_at', 'last_at', 'has_price_now', 'reason']

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const models = (await getUnpricedModels(caller)).map(unpricedModelJson)
  if (isCsvAsked(query))
    return csvResponse(
      models.map((one) => ({
        ...one,
        providers: one.providers.join(' '),
        has_price_now: String(one.has_price_now),
      })),
      'outlay-unpriced-models',
      COLUMNS,
    )
  const { items, nextCursor } = pageOf(models, {
    limit: parseLimit(query, 100, 1_000),
    cursor: query.get('cursor') || null,
  })
  return json({ data: items, next_cursor: nextCursor })
})
