import { fingerprint } from '../fingerprint'
import type { RowReader } from './csv-rows'
import { type FlatColumn, type FlatField, flatColumnOf } from './flat-columns'
import { COUNT_FIELDS, readFlatRecord } from './flat-record'
import { asText, type LogContext, type LogSink, TextPool } from './log-reader'

/** How many fields of a usage log the names of a CSV's header tell; 0 where they are none's. */
export function countFlatFields(header: readonly string[]): number {
  const known = new Set(
    header.map((name) => flatColumnOf(name)?.field).filter((field) => field !== undefined),
  )
  if (!known.has('timestamp') || known.size < 2) return 0
  return CARRIERS.some((field) => known.has(field)) ? known.size : 0
}

const CARRIERS: readonly FlatField[] = ['input', 'inputInclusive', 'output', 'cost']

/**
 * Reads the rows of a CSV whose columns go by their usual names; a row without an id gets one from its cells and its
 * ordinal among equal rows, so that the same file again is no change.
 */
export class FlatCsvReader implements RowReader {
  readonly #pool = new TextPool()
  readonly #seen = new Map<string, number>()
  #columns: (FlatColumn | null)[] = []
  #tagColumns: (string | null)[] = []

  constructor(
    readonly context: LogContext,
    readonly delimiter: string,
  ) {}

  header(cells: readonly string[]): void {
    const best = new Map<FlatField, number>()
    const columns = cells.map((name) => flatColumnOf(name))
    for (const column of columns) {
      if (column !== null) best.set(column.field, Math.min(best.get(column.field) ?? 99, column.preference))
    }
    this.#columns = columns.map((column) =>
      column !== null && best.get(column.field) === column.preference ? column : null,
    )
    this.#tagColumns = cells.map((name) => /^tags?[._](.+)$/i.exec(name.trim())?.[1] ?? null)
  }

  row(cells: readonly string[], line: number, sink: LogSink) {
    const columns = this.#columns
    if (cells.length > columns.length)
      return sink.problem(line, `${cells.length} cells under ${columns.length} columns`)
    const values = new Map<FlatField, unknown>()
    const tags: [string, string][] = []
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] ?? ''
      if (cell === '') continue
      const field = columns[i]?.field
      if (field !== undefined) values.set(field, this.#amount(field, cell))
      const tag = this.#tagColumns[i]
      if (tag != null && tag !== '__proto__' && asText(tag) !== null && asText(cell) !== null)
        tags.push([tag, cell])
    }
    const read = readFlatRecord(
      values,
      tags.length === 0 ? null : Object.fromEntries(tags),
      () => this.#identityOf(cells),
      this.context,
      line,
      (text) => this.#pool.keep(text),
    )
    if (read.ok) sink.event(read.event)
    else sink.problem(line, read.message)
  }

  end() {}

  /** A number as other countries' spreadsheets write it: "1.234,56" where semicolons separate cells, "1,234" in counts. */
  #amount(field: FlatField, cell: string): string {
    const text = cell.trim()
    if (COUNT_FIELDS.includes(field)) {
      if (/^\d{1,3}(,\d{3})+$/.test(text)) return text.replaceAll(',', '')
      return this.delimiter === ';' && /^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : cell
    }
    if (field !== 'cost' || this.delimiter !== ';') return cell
    return /^\d{1,3}(\.\d{3})*,\d+$|^\d+,\d+$/.test(text) ? text.replaceAll('.', '').replace(',', '.') : cell
  }

  #identityOf(cells: readonly string[]): string {
    const base = fingerprint(JSON.stringify(cells))
    const times = (this.#seen.get(base) ?? 0) + 1
    this.#seen.set(base, times)
    return times === 1 ? `row:${base}` : `row:${base}#${times}`
  }
}
