import Papa from 'papaparse'
import { fingerprint } from '../fingerprint'
import { type FlatColumn, type FlatField, flatColumnOf } from './flat-columns'
import { COUNT_FIELDS, readFlatRecord } from './flat-record'
import { asText, type LogContext, type LogSink, TextPool } from './log-reader'

const DELIMITERS = [',', ';', '\t', '|']

/** The delimiter of a header line by which most columns get a meaning; null where it is no header of a usage log. */
export function sniffCsv(header: string): string | null {
  let best: { delimiter: string; known: number } | null = null
  for (const delimiter of DELIMITERS) {
    const fields = Papa.parse<string[]>(header, { delimiter, preview: 1 }).data[0] ?? []
    const known = new Set(
      fields.map((name) => flatColumnOf(name)?.field).filter((field) => field !== undefined),
    )
    if (!known.has('timestamp') || known.size < 2) continue
    if (!CARRIERS.some((field) => known.has(field))) continue
    if (best === null || known.size > best.known) best = { delimiter, known: known.size }
  }
  return best?.delimiter ?? null
}

const CARRIERS: readonly FlatField[] = ['input', 'inputInclusive', 'output', 'cost']

/**
 * Reads a CSV with a header line, fed in chunks of text cut anywhere. Quotes, embedded line breaks, semicolons and
 * tabs are understood; a row without an id gets one from its cells and its ordinal among equal rows, so that the same
 * file again is no change.
 */
export class FlatCsvReader {
  readonly #pool = new TextPool()
  readonly #seen = new Map<string, number>()
  #columns: (FlatColumn | null)[] | null = null
  #tagColumns: (string | null)[] = []
  #pending = ''
  #line = 1
  #delimiter = ','
  #parser: Papa.Parser | null = null
  #stopped = false

  constructor(readonly context: LogContext) {}

  write(text: string, sink: LogSink) {
    this.#pending += text
    if (this.#parser === null && !/[\r\n]./s.test(this.#pending) && this.#pending.length < MAX_ROW) return
    const used = this.#parse(true, sink)
    this.#pending = this.#pending.slice(used)
    if (this.#pending.length <= MAX_ROW) return
    sink.problem(
      this.#line,
      'row of more than 16 MB (a quote that is never closed?): what follows is left out',
    )
    this.#pending = ''
    this.#stopped = true
  }

  end(sink: LogSink) {
    if (this.#pending.trim() !== '') this.#parse(false, sink)
    this.#pending = ''
  }

  /** Parses the rows that are complete; answers how much of the pending text they took. */
  #parse(ignoreLastRow: boolean, sink: LogSink): number {
    if (this.#stopped) return this.#pending.length
    if (this.#parser === null) {
      const [header = '', newline = '\n'] = /^([^\r\n]*)(\r\n|\r|\n)?/.exec(this.#pending)?.slice(1) ?? []
      this.#delimiter = sniffCsv(header) ?? ','
      this.#parser = new Papa.Parser({ delimiter: this.#delimiter, newline: newline as '\n' })
    }
    const parsed: Papa.ParseResult<string[]> = this.#parser.parse(this.#pending, 0, ignoreLastRow)
    const open = parsed.errors.find(({ code }) => code === 'MissingQuotes')?.row
    for (const [row, cells] of parsed.data.entries()) {
      const line = this.#line
      if (row === open) {
        sink.problem(line, 'a quote that is never closed: the row and what follows it are left out')
        break
      }
      this.#line += 1 + countBreaks(cells)
      if (cells.length === 0 || (cells.length === 1 && cells[0]?.trim() === '')) continue
      if (this.#columns === null) this.#header(cells)
      else this.#row(cells, line, sink)
    }
    return parsed.meta.cursor
  }

  #header(cells: readonly string[]): void {
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

  #row(cells: readonly string[], line: number, sink: LogSink) {
    const columns = this.#columns ?? []
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

  /** A number as other countries' spreadsheets write it: "1.234,56" where semicolons separate cells, "1,234" in counts. */
  #amount(field: FlatField, cell: string): string {
    const text = cell.trim()
    if (COUNT_FIELDS.includes(field)) {
      if (/^\d{1,3}(,\d{3})+$/.test(text)) return text.replaceAll(',', '')
      return this.#delimiter === ';' && /^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : cell
    }
    if (field !== 'cost' || this.#delimiter !== ';') return cell
    return /^\d{1,3}(\.\d{3})*,\d+$|^\d+,\d+$/.test(text) ? text.replaceAll('.', '').replace(',', '.') : cell
  }

  #identityOf(cells: readonly string[]): string {
    const base = fingerprint(JSON.stringify(cells))
    const times = (this.#seen.get(base) ?? 0) + 1
    this.#seen.set(base, times)
    return times === 1 ? `row:${base}` : `row:${base}#${times}`
  }
}

const MAX_ROW = 16 * 1024 * 1024

function countBreaks(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1
  return breaks
}
