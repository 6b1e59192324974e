import { stringify } from 'csv-stringify/sync'
import { defuseText } from '../../domain/export/defuse-text'

type Cell = string | number | null

/** RFC 4180 rows. Text that a spreadsheet would run as a formula is defused; numbers stay numbers. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? defuseText(cell) : cell))),
    // The writer quotes a line break only where it is the one between rows. Spreadsheets of some countries split at
    // semicolons: quoted, they are no way into a cell of one's own.
    { record_delimiter: 'windows', quoted_match: /[\r\n;\t]/ },
  )
}
