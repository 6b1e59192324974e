import { apiRoute, json } from '@/lib/http/api-route'
import { parseLimit } from '@/lib/http/spend-query'
import { listPrices } from '@/lib/services/prices/list-prices'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const page = await listPrices(caller, {
    limit: parseLimit(query, 100, 5_000),
    cursor: query.get('cursor') || null,
  })
  return json({ data: page.models, snapshot: page.snapshotId, next_cursor: page.nextCursor })
})
