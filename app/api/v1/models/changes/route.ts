import { apiRoute, json } from '@/lib/http/api-route'
import { catalogueNewsCsv, catalogueNewsJson } from '@/lib/http/catalogue-news-json'
import { isCsvAsked } from '@/lib/http/csv-response'
import { parseLimit } from '@/lib/http/spend-query'
import { getCatalogueNews } from '@/lib/services/prices/get-catalogue-news'
import { pageOf } from '@/lib/services/prices/page-of'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const asCsv = isCsvAsked(query)
  const { beforeId, afterId, news } = await getCatalogueNews(caller)
  if (asCsv) return catalogueNewsCsv(news)
  const { items, nextCursor } = pageOf(news, {
    limit: parseLimit(query, 100, 5_000),
    cursor: query.get('cursor') || null,
  })
  return json({
    data: items.map(catalogueNewsJson),
    snapshot_before: beforeId,
    snapshot: afterId,
    next_cursor: nextCursor,
  })
})
