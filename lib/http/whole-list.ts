import { pageOf } from '../domain/page-cursor'
import type { TableRow } from '../services/export/table-file'
import { json } from './api-route'
import { tableFormat } from './file-format'
import { flatCells } from './flat-cells'
import { PAGE_SIZES, parsePage } from './page-query'
import { type Asked, type Totals, tableResponse } from './table-response'

/** A list that is at hand whole: a page of it, or all of it as a file, a row an item where `toRows` says nothing else. */
export async function wholeListResponse<Item extends object>(
  asked: Asked,
  items: readonly Item[],
  {
    toRows = (item) => [flatCells(item)],
    ...table
  }: { name: string; columns: readonly string[]; toRows?: (item: Item) => TableRow[] } & Pick<Totals, 'sums'>,
): Promise<Response> {
  const { query } = asked
  const format = tableFormat(query)
  if (format !== 'json') return tableResponse(format, asked, { ...table, rows: items.flatMap(toRows) })
  const page = pageOf(items, parsePage(query, PAGE_SIZES.long))
  return json({ data: page.items, next_cursor: page.nextCursor })
}
