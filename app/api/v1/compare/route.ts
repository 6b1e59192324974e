import { apiRoute, json } from '@/lib/http/api-route'
import { compareJson, compareRowJson } from '@/lib/http/compare-json'
import { parseCompareQuery } from '@/lib/http/compare-query'
import { tableFormat } from '@/lib/http/file-format'
import { tableResponse } from '@/lib/http/table-response'
import { getComparison } from '@/lib/services/compare/get-comparison'
import { listPublishedFigures } from '@/lib/services/compare/list-published-figures'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const report = await getComparison(caller, parseCompareQuery(query))
  if (format === 'json') return json(compareJson(report, await listPublishedFigures(caller)))
  const rows = report.rows.map((row) => compareRowJson(report.by, row))
  return tableResponse(format, { caller, query }, { name: `outlay-compare_by-${report.by}`, rows })
})
