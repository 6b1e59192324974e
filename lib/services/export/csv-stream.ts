import { csvRow } from './csv-text'
import type { TableFile } from './table-file'

/** A table as CSV (RFC 4180), as it is made. It has no line of totals: a reader would add it up with the others. */
export async function* csvStream({ columns, batches }: TableFile): AsyncGenerator<string> {
  yield csvRow(columns)
  for await (const batch of batches) {
    let text = ''
    for (const row of batch) text += csvRow(columns.map((name) => row[name] ?? null))
    if (text !== '') yield text
  }
}
