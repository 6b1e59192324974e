import { csvStream } from './csv-stream'
import type { TableFile } from './table-file'
import { xlsxStream } from './xlsx-stream'

/** A file that is made as it is read. */
export interface ExportFile {
  filename: string
  contentType: string
  pieces: AsyncIterable<string | Uint8Array>
}

export type TableFormat = 'csv' | 'xlsx'

/** A table as a file; `name` is the file's, without its ending. */
export function tableFile(format: TableFormat, name: string, table: TableFile): ExportFile {
  if (format === 'csv')
    return { filename: `${name}.csv`, contentType: 'text/csv; charset=utf-8', pieces: csvStream(table) }
  return {
    filename: `${name}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pieces: xlsxStream(table),
  }
}

/** `outlay-spend_2026-11-01_2026-11-30_Europe-Berlin` */
export function exportFileName(
  what: string,
  { from, to }: { from: string | null; to: string | null },
  timeZone: string,
): string {
  return [what, from ?? 'start', to ?? 'now', timeZone.replaceAll('/', '-')].join('_')
}
