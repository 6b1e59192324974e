import type { Caller } from '../domain/members/caller'
import { aboutFile } from '../services/export/about-file'
import { addUp } from '../services/export/add-up'
import { type ExportFile, type TableFormat, tableFile } from '../services/export/export-file'
import type { TableFile, TableRow } from '../services/export/table-file'
import { streamResponse } from './stream-response'

/** A file that is sent as it is made. */
export function fileResponse(file: ExportFile): Promise<Response> {
  return streamResponse(file.pieces, headersOf(file))
}

const headersOf = ({ filename, contentType }: ExportFile) => ({
  'content-type': contentType,
  'content-disposition': `attachment; filename="${filename}"`,
})

export interface Asked {
  caller: Caller | null
  query: URLSearchParams
}

/** What the rows of a file add up to: the columns that do, or the total itself where a report has its own. */
export interface Totals {
  sums?: readonly string[]
  total?: TableRow
}

/**
 * A report's rows as a file, its columns those of the first row, or the ones named. They are here already: the file is made
 * at once, and a slow reader, whoever that is, keeps nobody else's from being made.
 */
export async function tableResponse(
  format: TableFormat,
  asked: Asked,
  {
    rows,
    columns = Object.keys(rows[0] ?? {}),
    ...table
  }: { name: string; rows: readonly TableRow[]; columns?: readonly string[] } & Totals,
): Promise<Response> {
  const file = await fileOf(format, asked, { columns, batches: [rows], ...table })
  const pieces: Buffer[] = []
  for await (const piece of file.pieces) pieces.push(Buffer.from(piece))
  return new Response(new Uint8Array(Buffer.concat(pieces)), {
    headers: { 'cache-control': 'no-store', ...headersOf(file) },
  })
}

type ListedTable = { name: string } & Pick<TableFile, 'columns' | 'batches'> & Totals

/** A list as a file that is read a page at a time and sent as it is read. */
export async function listResponse(format: TableFormat, asked: Asked, table: ListedTable): Promise<Response> {
  return fileResponse(await fileOf(format, asked, table))
}

async function fileOf(
  format: TableFormat,
  { caller, query }: Asked,
  { name, columns, batches, sums, total }: ListedTable,
): Promise<ExportFile> {
  const title = titleOf(name)
  const timeZone = query.get('tz') || (caller?.timeZone ?? 'UTC')
  const about = await aboutFile(title, caller, query, timeZone)
  const rows = sums ? addUp(batches, sums) : { batches, ...(total && { total: () => total }) }
  return tableFile(format, name, { title, columns, ...rows, timeZone, about })
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
