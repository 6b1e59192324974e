import { ProductError } from '@/lib/domain/errors'
import { apiRoute, json } from '@/lib/http/api-route'
import { whatIfCells, whatIfJson } from '@/lib/http/what-if-json'
import { parseWhatIfQuery } from '@/lib/http/what-if-query'
import { csvText } from '@/lib/services/csv-text'
import { getWhatIf } from '@/lib/services/what-if/get-what-if'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = query.get('format') || 'json'
  if (format !== 'csv' && format !== 'json') {
    throw new ProductError('invalid', 'format: csv or json.', {
      fields: [{ path: 'format', message: 'csv or json' }],
    })
  }
  const report = await getWhatIf(caller, parseWhatIfQuery(query))
  if (format === 'json') return json(whatIfJson(report))
  const name = ['outlay-what-if', report.from ?? 'start', report.to ?? 'now'].join('_')
  return new Response(csvText(whatIfCells(report)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${name}.csv"`,
    },
  })
})
