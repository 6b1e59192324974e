import { ProductError } from '@/lib/domain/errors'
import { apiRoute, json } from '@/lib/http/api-route'
import { rowJson, spendJson } from '@/lib/http/spend-json'
import { parseSpendQuery } from '@/lib/http/spend-query'
import { csvText } from '@/lib/services/csv-text'
import { getSpend } from '@/lib/services/usage/get-spend'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = query.get('format') || 'csv'
  if (format !== 'csv' && format !== 'json') {
    throw new ProductError('invalid', 'format: csv or json.', {
      fields: [{ path: 'format', message: 'csv or json' }],
    })
  }
  const report = await getSpend(caller, parseSpendQuery(query))
  const name = [
    'outlay-spend',
    report.from ?? 'start',
    report.to ?? 'now',
    report.timeZone.replaceAll('/', '-'),
  ].join('_')
  const headers = { 'content-disposition': `attachment; filename="${name}.${format}"` }
  if (format === 'json') return json(spendJson(report), 200, headers)
  const rows = report.rows.map((row) => rowJson(report.groupBy, row))
  const columns = Object.keys(rowJson(report.groupBy, { values: [], ...report.total }))
  return new Response(
    csvText([columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))]),
    {
      headers: { 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store', ...headers },
    },
  )
})
