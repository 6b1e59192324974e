import { apiRoute, json } from '@/lib/http/api-route'
import { COMPARE_TABLES, compareJson, compareTable } from '@/lib/http/compare-json'
import { parseCompareQuery } from '@/lib/http/compare-query'
import { askedChoice, tableFormat } from '@/lib/http/file-format'
import { tableResponse } from '@/lib/http/table-response'
import { getComparison } from '@/lib/services/compare/get-comparison'
import { listPublishedFigures } from '@/lib/services/compare/list-published-figures'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const table = askedChoice(query, 'table', COMPARE_TABLES)
  const report = await getComparison(caller, parseCompareQuery(query))
  if (format === 'json') return json(compareJson(report, await listPublishedFigures(caller)))
  return tableResponse(format, { caller, query }, compareTable(report, table))
})
