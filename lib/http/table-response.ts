import type { Caller } from '../domain/members/caller'
import { aboutFile } from '../services/export/about-file'
import { type ExportFile, type TableFormat, tableFile } from '../services/export/export-file'
import type { TableRow } from '../services/export/table-file'
import { streamResponse } from './stream-response'

/** A file that is sent as it is made. */
export function fileResponse(file: ExportFile): Promise<Response> {
  return streamResponse(file.pieces, headersOf(file))
}

const headersOf = ({ filename, contentType }: ExportFile) => ({
  'content-type': contentType,
  'content-disposition': `attachment; filename="${filename}"`,
})

/**
 * A report's rows as a file, its columns those of the first row, or the ones named. They are here already: the file is made
 * at once, and a slow reader, whoever that is, keeps nobody else's from being made.
 */
export async function tableResponse(
  format: TableFormat,
  { caller, query }: { caller: Caller | null; query: URLSearchParams },
  {
    name,
    rows,
    columns = Object.keys(rows[0] ?? {}),
  }: { name: string; rows: readonly TableRow[]; columns?: string[] },
): Promise<Response> {
  const title = titleOf(name)
  const about = await aboutFile(title, caller, query)
  const file = tableFile(format, name, { title, columns, batches: [rows], about })
  const pieces: Buffer[] = []
  for await (const piece of file.pieces) pieces.push(Buffer.from(piece))
  return new Response(new Uint8Array(Buffer.concat(pieces)), {
    headers: { 'cache-control': 'no-store', ...headersOf(file) },
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
