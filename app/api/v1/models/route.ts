import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { PRICE_COLUMNS, priceCells } from '@/lib/http/price-cells'
import { tableResponse } from '@/lib/http/table-response'
import { listPrices } from '@/lib/services/prices/list-prices'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const search = query.get('q') ?? ''
  if (format !== 'json') {
    const { models } = await listPrices(caller, { limit: Number.MAX_SAFE_INTEGER, cursor: null, search })
    const rows = models.map(priceCells)
    return tableResponse(format, { caller, query }, { name: 'outlay-prices', rows, columns: PRICE_COLUMNS })
  }
  const page = await listPrices(caller, {
    ...parsePage(query, PAGE_SIZES.catalogue),
    search,
  })
  return json({ data: page.models, snapshot: page.snapshotId, next_cursor: page.nextCursor })
})
