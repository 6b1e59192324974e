import { csvStream } from './csv-stream'
import { jsonStream } from './json-stream'
import type { TableFile } from './table-file'
import { xlsxStream } from './xlsx-stream'

/** A file that is made as it is read. */
export interface ExportFile {
  filename: string
  contentType: string
  pieces: AsyncIterable<string | Uint8Array>
}

/** Of the rows of a table: not the type of the API's own answers, whose shape it does not have. */
export const JSON_TABLE = 'application/vnd.outlay.table+json'

export type TableFormat = 'csv' | 'xlsx' | 'json-file'

/** A table as a file; `name` is the file's, without its ending. */
export function tableFile(format: TableFormat, name: string, table: TableFile): ExportFile {
  if (format === 'csv')
    return { filename: `${name}.csv`, contentType: 'text/csv; charset=utf-8', pieces: csvStream(table) }
  if (format === 'json-file')
    return { filename: `${name}.json`, contentType: JSON_TABLE, pieces: jsonTable(table) }
  return {
    filename: `${name}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pieces: xlsxStream(table),
  }
}

/** The rows of the CSV file as JSON: what it is of, all rows, their totals. */
function jsonTable({ about, batches, total }: TableFile): AsyncIterable<string> {
  const before = { about: about.map(([label, value]) => ({ label, value })) }
  return jsonStream(before, batches, () => (total ? { total: total() } : {}))
}

/** `outlay-spend_2026-11-01_2026-11-30_Europe-Berlin` */
export function exportFileName(
  what: string,
  { from, to }: { from: string | null; to: string | null },
  timeZone: string,
): string {
  return [what, from ?? 'start', to ?? 'now', timeZone.replaceAll('/', '-')].join('_')
}
