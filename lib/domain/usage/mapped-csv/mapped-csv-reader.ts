import { fingerprint } from '../fingerprint'
import type { RowReader } from '../formats/csv-rows'
import type { FlatField } from '../formats/flat-columns'
import { type FlatRead, readFlatRecord } from '../formats/flat-record'
import { asText, type LogContext, type LogSink, TextPool } from '../formats/log-reader'
import { CSV_COUNTS, CSV_FIELD_NAMES, CSV_FIELDS, type CsvField } from './csv-fields'
import type { CsvMapping } from './csv-mapping'
import { readAmount, shown } from './read-amount'
import { readInstant } from './read-instant'
import { readNumber } from './read-number'

const LARGEST_COUNT = 2 ** 53

/** Reads the rows of a CSV as a mapping says. A row without an id gets one from its cells and its ordinal among equal rows. */
export class MappedCsvReader implements RowReader {
  readonly delimiter: string
  readonly #pool = new TextPool()
  readonly #seen = new Map<string, number>()
  #at = new Map<string, number>()
  #width = 0
  /** Columns that the mapping names and the file does not have. */
  missing: readonly string[] = []

  constructor(
    readonly mapping: CsvMapping,
    readonly context: LogContext,
  ) {
    this.delimiter = mapping.delimiter
  }

  header(cells: readonly string[], sink?: LogSink): void {
    this.#width = cells.length
    // Of two columns of one name the first.
    this.#at = new Map([...cells.entries()].reverse().map(([at, name]) => [name.trim(), at]))
    const { columns, tags = {} } = this.mapping
    const named = [...Object.values(columns), ...Object.values(tags)].filter((name) => name !== undefined)
    this.missing = [...new Set(named.filter((name) => !this.#at.has(name.trim())))].sort()
    if (this.missing.length > 0)
      sink?.problem(1, `the header has no column ${this.missing.map(shown).join(', ')}: nothing is read`)
  }

  row(cells: readonly string[], line: number, sink: LogSink) {
    if (this.missing.length > 0) return
    const read = this.read(cells, line)
    if (read.ok) sink.event(read.event)
    else sink.problem(line, read.message)
  }

  end() {}

  /** One row as the event that it is, or why it is none. */
  read(cells: readonly string[], line: number): FlatRead {
    if (cells.length > this.#width)
      return { ok: false, message: `${cells.length} cells under ${this.#width} columns` }
    const values = new Map<FlatField, unknown>(
      Object.entries(this.mapping.defaults ?? {}) as [FlatField, string][],
    )
    for (const field of CSV_FIELD_NAMES) {
      const cell = this.#cell(cells, this.mapping.columns[field])
      if (cell === '') continue
      const value = this.#value(field, cell, cells)
      if (typeof value === 'object' && value !== null) return { ok: false, message: value.problem }
      if (value !== null) values.set(this.#fieldOf(field), value)
    }
    return readFlatRecord(
      values,
      this.#tags(cells),
      () => this.#identityOf(cells),
      this.context,
      line,
      (text) => this.#pool.keep(text),
    )
  }

  #cell(cells: readonly string[], column: string | undefined): string {
    const at = column === undefined ? undefined : this.#at.get(column.trim())
    return at === undefined ? '' : (cells[at] ?? '').trim()
  }

  #fieldOf(field: CsvField): FlatField {
    return field === 'input_tokens' && this.mapping.input_includes_cache
      ? 'inputInclusive'
      : CSV_FIELDS[field]
  }

  #value(
    field: CsvField,
    cell: string,
    cells: readonly string[],
  ): string | number | null | { problem: string } {
    const { decimal_mark } = this.mapping
    if (field === 'timestamp') {
      const ms = readInstant(cell, this.#cell(cells, this.mapping.columns.time), this.mapping)
      return ms === null
        ? { problem: `time: ${shown(cell)} is no ${FORMAT_WORDS[this.mapping.timestamp_format]}` }
        : new Date(ms).toISOString()
    }
    if (field === 'cost') {
      const read = readAmount(cell, this.mapping)
      return read.ok ? read.usd : { problem: read.message }
    }
    if (CSV_COUNTS.has(field)) {
      const count = Number(readNumber(cell, decimal_mark) ?? Number.NaN)
      return Number.isInteger(count) && count <= LARGEST_COUNT
        ? count
        : { problem: `${field}: ${shown(cell)} is no whole number of 0 or more` }
    }
    if (field === 'latency_ms') return readNumber(cell, decimal_mark)
    return cell
  }

  #tags(cells: readonly string[]): Record<string, string> | null {
    const tags = Object.entries(this.mapping.tags ?? {})
      .map(([name, column]): [string, string] => [name, this.#cell(cells, column)])
      .filter(([name, value]) => name !== '__proto__' && asText(value) !== null)
    return tags.length === 0 ? null : Object.fromEntries(tags)
  }

  #identityOf(cells: readonly string[]): string {
    const base = fingerprint(JSON.stringify(cells))
    const times = (this.#seen.get(base) ?? 0) + 1
    this.#seen.set(base, times)
    return times === 1 ? `row:${base}` : `row:${base}#${times}`
  }
}

const FORMAT_WORDS = {
  iso: 'date such as 2026-11-30 14:05',
  day_month_year: 'date of day, month and year',
  month_day_year: 'date of month, day and year',
  year_month_day: 'date of year, month and day',
  epoch: 'number of seconds or milliseconds since 1970',
} as const
