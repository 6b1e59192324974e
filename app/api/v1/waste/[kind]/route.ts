import { ProductError } from '@/lib/domain/errors'
import { isWasteKind, WASTE_KINDS } from '@/lib/domain/waste/waste-kind'
import { MOST_LISTED } from '@/lib/domain/waste/waste-tally'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { tableResponse } from '@/lib/http/table-response'
import { scopeJson, WASTE_ITEM_COLUMNS, wasteItemJson } from '@/lib/http/waste-json'
import { parseWasteQuery } from '@/lib/http/waste-query'
import { listWaste } from '@/lib/services/waste/list-waste'

export const GET = apiRoute<{ kind: string }>('view_spend', async ({ caller, params: { kind }, query }) => {
  if (!isWasteKind(kind))
    throw new ProductError(
      'not_found',
      `There is no such kind of waste. There are ${WASTE_KINDS.join(', ')}.`,
    )
  const format = tableFormat(query)
  const page = parsePage(query, PAGE_SIZES.long)
  const request = {
    ...parseWasteQuery(query),
    ...(format !== 'json' ? { limit: MOST_LISTED, cursor: null } : page),
  }
  const { report, items, nextCursor } = await listWaste(caller, kind, request, Date.now())
  const rows = items.map((item) => wasteItemJson(kind, item))
  if (format !== 'json')
    return tableResponse(
      format,
      { caller, query },
      { name: `outlay-waste_${kind}`, rows, columns: WASTE_ITEM_COLUMNS, sums: ['events', 'waste_usd'] },
    )
  return json({
    currency: 'USD',
    ...scopeJson(report),
    kind,
    is_partial: report.isPartial,
    is_cut: report.isCut,
    data: rows,
    next_cursor: nextCursor,
  })
})
