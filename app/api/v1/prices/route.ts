import { apiRoute, json } from '@/lib/http/api-route'
import { ownPriceJson } from '@/lib/http/own-price-json'
import { parseLimit } from '@/lib/http/spend-query'
import { listOwnPricesPage } from '@/lib/services/prices/list-own-prices'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const { prices, nextCursor } = await listOwnPricesPage(caller, {
    limit: parseLimit(query, 100, 1_000),
    cursor: query.get('cursor') || null,
  })
  return json({ data: prices.map(ownPriceJson), next_cursor: nextCursor })
})
