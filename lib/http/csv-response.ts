import { ProductError } from '../domain/errors'
import { csvText } from '../services/csv-text'

type Row = Readonly<Record<string, string | number | null>>

/** A report's rows as a CSV file, its columns those of the first row, or the ones named. */
export function csvResponse(
  rows: readonly Row[],
  name: string,
  columns = Object.keys(rows[0] ?? {}),
): Response {
  return new Response(
    csvText([columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))]),
    {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}.csv"`,
        'cache-control': 'no-store',
      },
    },
  )
}

/** `csv` or `json` (where not given); names the field where it is neither. */
export function isCsvAsked(query: URLSearchParams): boolean {
  const format = query.get('format') || 'json'
  if (format === 'csv' || format === 'json') return format === 'csv'
  throw new ProductError('invalid', 'format: csv or json.', {
    fields: [{ path: 'format', message: 'csv or json' }],
  })
}
