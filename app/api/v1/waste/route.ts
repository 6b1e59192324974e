import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { tableResponse } from '@/lib/http/table-response'
import { wasteJson, wasteRowJson } from '@/lib/http/waste-json'
import { parseWasteQuery } from '@/lib/http/waste-query'
import { findWaste } from '@/lib/services/waste/find-waste'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const report = await findWaste(caller, parseWasteQuery(query), { nowMs: Date.now() })
  if (format === 'json') return json(wasteJson(report))
  const rows = report.rows.map((row) => wasteRowJson(row, report.settings))
  return tableResponse(format, { caller, query }, { name: 'outlay-waste', rows, sums: ['counted_usd'] })
})
