import { apiRoute, json } from '@/lib/http/api-route'
import { compareJson, compareRowJson } from '@/lib/http/compare-json'
import { parseCompareQuery } from '@/lib/http/compare-query'
import { csvResponse, isCsvAsked } from '@/lib/http/csv-response'
import { getComparison } from '@/lib/services/compare/get-comparison'
import { listPublishedFigures } from '@/lib/services/compare/list-published-figures'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const asCsv = isCsvAsked(query)
  const report = await getComparison(caller, parseCompareQuery(query))
  if (!asCsv) return json(compareJson(report, await listPublishedFigures(caller)))
  return csvResponse(
    report.rows.map((row) => compareRowJson(report.by, row)),
    `outlay-compare_by-${report.by}`,
  )
})
