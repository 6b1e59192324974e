import { apiRoute, json } from '@/lib/http/api-route'
import { csvResponse, isCsvAsked } from '@/lib/http/csv-response'
import { wasteJson, wasteRowJson } from '@/lib/http/waste-json'
import { parseWasteQuery } from '@/lib/http/waste-query'
import { findWaste } from '@/lib/services/waste/find-waste'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const asCsv = isCsvAsked(query)
  const report = await findWaste(caller, parseWasteQuery(query), { nowMs: Date.now() })
  if (!asCsv) return json(wasteJson(report))
  return csvResponse(
    report.rows.map((row) => wasteRowJson(row, report.settings)),
    'outlay-waste',
  )
})
