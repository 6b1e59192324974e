import type { RowReader } from './csv-rows'
import type { LogSink, RecordReader } from './log-reader'

/** Gives the rows of a tool's own CSV to its reader as records, a cell by its column's name. */
export class RecordCsvReader implements RowReader {
  #names: readonly string[] = []

  constructor(
    readonly records: RecordReader,
    readonly delimiter: string,
  ) {}

  header(cells: readonly string[]): void {
    this.#names = cells.map((name) => name.trim())
  }

  row(cells: readonly string[], line: number, sink: LogSink) {
    if (cells.length > this.#names.length)
      return sink.problem(line, `${cells.length} cells under ${this.#names.length} columns`)
    this.records.record(Object.fromEntries(cells.map((cell, at) => [this.#names[at], cell])), line, sink)
  }

  end(sink: LogSink): void {
    this.records.end(sink)
  }
}
