import type { Caller } from '../domain/members/caller'
import { csvStream } from '../services/export/csv-stream'
import type { TableFile, TableRow } from '../services/export/table-file'
import { xlsxStream } from '../services/export/xlsx-stream'
import { aboutFile } from './about-file'
import { streamResponse } from './stream-response'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A table as a file that is sent as it is made; `name` is the file's, without its ending. */
export function tableFileResponse(
  format: keyof typeof TYPES,
  name: string,
  file: TableFile,
): Promise<Response> {
  return streamResponse(piecesOf(format, file), headersOf(format, name))
}

const piecesOf = (format: keyof typeof TYPES, file: TableFile): AsyncIterable<string | Uint8Array> =>
  format === 'csv' ? csvStream(file) : xlsxStream(file)

const headersOf = (format: keyof typeof TYPES, name: string) => ({
  'content-type': TYPES[format],
  'content-disposition': `attachment; filename="${name}.${format}"`,
})

/**
 * A report's rows as a file, its columns those of the first row, or the ones named. They are here already: the file is made
 * at once, and a slow reader, whoever that is, keeps nobody else's from being made.
 */
export async function tableResponse(
  format: keyof typeof TYPES,
  { caller, query }: { caller: Caller | null; query: URLSearchParams },
  {
    name,
    rows,
    columns = Object.keys(rows[0] ?? {}),
  }: { name: string; rows: readonly TableRow[]; columns?: string[] },
): Promise<Response> {
  const title = titleOf(name)
  const file = { title, columns, batches: [rows], about: aboutFile(title, caller, query) }
  const pieces: Buffer[] = []
  for await (const piece of piecesOf(format, file)) pieces.push(Buffer.from(piece))
  return new Response(new Uint8Array(Buffer.concat(pieces)), {
    headers: { 'cache-control': 'no-store', ...headersOf(format, name) },
  })
}

// "outlay-what-if_2026-11-01" is "What if".
function titleOf(name: string): string {
  const words =
    name
      .replace(/^outlay-/, '')
      .split('_')[0]
      ?.replaceAll('-', ' ') ?? 'Table'
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1, 31)}`
}
