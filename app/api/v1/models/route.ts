import { apiRoute, json } from '@/lib/http/api-route'
import { isCsvAsked } from '@/lib/http/csv-response'
import { priceCsv } from '@/lib/http/price-csv'
import { parseLimit } from '@/lib/http/spend-query'
import { listPrices } from '@/lib/services/prices/list-prices'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const search = query.get('q') ?? ''
  if (isCsvAsked(query)) {
    const { models } = await listPrices(caller, { limit: Number.MAX_SAFE_INTEGER, cursor: null, search })
    return priceCsv(models)
  }
  const page = await listPrices(caller, {
    limit: parseLimit(query, 100, 5_000),
    cursor: query.get('cursor') || null,
    search,
  })
  return json({ data: page.models, snapshot: page.snapshotId, next_cursor: page.nextCursor })
})
