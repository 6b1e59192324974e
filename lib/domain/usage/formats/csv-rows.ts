import Papa from 'papaparse'
import type { LogSink } from './log-reader'

/** What takes the rows of a CSV: its header once, then each row with the line that it starts on. */
export interface RowReader {
  readonly delimiter: string
  header(cells: readonly string[]): void
  row(cells: readonly string[], line: number, sink: LogSink): void
  end(sink: LogSink): void
}

export const MAX_ROW = 16 * 1024 * 1024

/** Cuts the text of a CSV, fed in chunks cut anywhere, into rows. Quotes and embedded line breaks are understood. */
export class CsvRows {
  #pending = ''
  /** A row that was not complete is looked at again once it is twice as long, so that a long one is not read hundreds of times. */
  #parseAt = 0
  #line = 1
  #parser: Papa.Parser | null = null
  #reader: RowReader | null = null
  #hasHeader = false
  #stopped = false

  /** `open` chooses the reader by the header line. */
  constructor(readonly open: (header: string) => RowReader) {}

  write(text: string, sink: LogSink): void {
    this.#pending += text
    if (this.#parser === null && !/[\r\n]./s.test(this.#pending) && this.#pending.length < MAX_ROW) return
    if (this.#pending.length < this.#parseAt) return
    const used = this.#parse(true, sink)
    this.#pending = this.#pending.slice(used)
    this.#parseAt = used === 0 ? Math.min(this.#pending.length * 2, MAX_ROW + 1) : 0
    if (this.#pending.length <= MAX_ROW) return
    sink.problem(
      this.#line,
      'row of more than 16 MB (a quote that is never closed?): what follows is left out',
    )
    this.#pending = ''
    this.#stopped = true
  }

  end(sink: LogSink): void {
    if (this.#pending.trim() !== '') this.#parse(false, sink)
    this.#pending = ''
    this.#reader?.end(sink)
  }

  /** Parses the rows that are complete; answers how much of the pending text they took. */
  #parse(ignoreLastRow: boolean, sink: LogSink): number {
    if (this.#stopped) return this.#pending.length
    if (this.#parser === null || this.#reader === null) {
      const [header = '', newline = '\n'] = /^([^\r\n]*)(\r\n|\r|\n)?/.exec(this.#pending)?.slice(1) ?? []
      this.#reader = this.open(header)
      this.#parser = new Papa.Parser({ delimiter: this.#reader.delimiter, newline: newline as '\n' })
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
      if (this.#hasHeader) this.#reader.row(cells, line, sink)
      else this.#reader.header(cells)
      this.#hasHeader = true
    }
    return parsed.meta.cursor
  }
}

function countBreaks(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1
  return breaks
}
