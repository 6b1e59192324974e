import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { tableResponse } from '@/lib/http/table-response'
import { whatIfJson, whatIfTable } from '@/lib/http/what-if-json'
import { parseWhatIfQuery } from '@/lib/http/what-if-query'
import { getWhatIf } from '@/lib/services/what-if/get-what-if'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const report = await getWhatIf(caller, parseWhatIfQuery(query))
  if (format === 'json') return json(whatIfJson(report))
  const name = ['outlay-what-if', report.from ?? 'start', report.to ?? 'now'].join('_')
  return tableResponse(format, { caller, query }, { name, ...whatIfTable(report) })
})
