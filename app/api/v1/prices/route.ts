import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { OWN_PRICE_COLUMNS, ownPriceJson } from '@/lib/http/own-price-json'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { tableResponse } from '@/lib/http/table-response'
import { listOwnPrices, listOwnPricesPage } from '@/lib/services/prices/list-own-prices'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  if (format !== 'json') {
    const rows = (await listOwnPrices(caller)).map(ownPriceJson)
    return tableResponse(
      format,
      { caller, query },
      { name: 'outlay-own-prices', rows, columns: [...OWN_PRICE_COLUMNS] },
    )
  }
  const { prices, nextCursor } = await listOwnPricesPage(caller, parsePage(query, PAGE_SIZES.long))
  return json({ data: prices.map(ownPriceJson), next_cursor: nextCursor })
})
