import { defuseText } from '../../domain/export/defuse-text'
import type { Cell } from './table-file'

// What a cell is quoted for. Spreadsheets of some countries split at semicolons: quoted, they are no way into a cell of
// one's own.
const QUOTED = /[",;\t\r\n]/

/** A row (RFC 4180). Text that a spreadsheet would run as a formula is defused; numbers stay numbers. */
export function csvRow(cells: readonly Cell[]): string {
  let line = ''
  for (let index = 0; index < cells.length; index++) {
    if (index > 0) line += ','
    const cell = cells[index]
    if (typeof cell === 'string') line += textCell(cell)
    else if (cell !== null && cell !== undefined) line += cell
  }
  return `${line}\r\n`
}

export function textCell(cell: string): string {
  const text = defuseText(cell)
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
