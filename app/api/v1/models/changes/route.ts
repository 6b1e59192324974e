import { pageOf } from '@/lib/domain/page-cursor'
import { apiRoute, json } from '@/lib/http/api-route'
import { CATALOGUE_NEWS_COLUMNS, catalogueNewsCells, catalogueNewsJson } from '@/lib/http/catalogue-news-json'
import { tableFormat } from '@/lib/http/file-format'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { tableResponse } from '@/lib/http/table-response'
import { getCatalogueNews } from '@/lib/services/prices/get-catalogue-news'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const { beforeId, afterId, news } = await getCatalogueNews(caller)
  if (format !== 'json') {
    const rows = news.flatMap(catalogueNewsCells)
    return tableResponse(
      format,
      { caller, query },
      { name: 'outlay-catalogue-changes', rows, columns: [...CATALOGUE_NEWS_COLUMNS] },
    )
  }
  const { items, nextCursor } = pageOf(news, parsePage(query, PAGE_SIZES.catalogue))
  return json({
    data: items.map(catalogueNewsJson),
    snapshot_before: beforeId,
    snapshot: afterId,
    next_cursor: nextCursor,
  })
})
