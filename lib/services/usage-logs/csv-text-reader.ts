import { createRowReader } from '../../domain/usage/formats/create-reader'
import { CsvRows, type RowReader } from '../../domain/usage/formats/csv-rows'
import type { LogFormat } from '../../domain/usage/formats/log-format'
import type { LogContext, LogSink } from '../../domain/usage/formats/log-reader'
import type { CsvMapping } from '../../domain/usage/mapped-csv/csv-mapping'
import { MappedCsvReader } from '../../domain/usage/mapped-csv/mapped-csv-reader'
import type { TextReader } from './text-reader'

const CSV_PIECE_BYTES = 64 * 1024

/** A CSV in chunks cut anywhere, also inside a character. */
class CsvChunks implements TextReader {
  readonly recognised: boolean = true
  readonly #decoder = new TextDecoder()
  readonly #rows: CsvRows
  #named = false

  constructor(
    open: (header: string) => RowReader,
    readonly sink: LogSink,
  ) {
    this.#rows = new CsvRows(open)
  }

  push(chunk: Buffer): void {
    // Small pieces: their rows are gone before they are taken for long-lived.
    for (let at = 0; at < chunk.length; at += CSV_PIECE_BYTES)
      this.#read(chunk.subarray(at, at + CSV_PIECE_BYTES))
  }

  #read(piece: Buffer): void {
    const text = this.#decoder.decode(piece, { stream: true })
    if (!this.#named && text.includes('\ufffd')) {
      this.#named = true
      this.sink.problem(1, 'the file holds bytes that are not UTF-8; they are read as \ufffd')
    }
    this.#rows.write(text, this.sink)
  }

  end(): void {
    this.#rows.write(this.#decoder.decode(), this.sink)
    this.#rows.end(this.sink)
  }
}

/** A CSV whose columns go by their names. */
export class CsvTextReader extends CsvChunks {
  constructor(format: LogFormat | 'auto', context: LogContext, sink: LogSink) {
    super((header) => createRowReader(header, format, context), sink)
  }
}

/** A CSV of any columns, read as its sender said. */
export class MappedCsvTextReader implements TextReader {
  readonly #reader: MappedCsvReader
  readonly #chunks: CsvChunks

  constructor(mapping: CsvMapping, context: LogContext, sink: LogSink) {
    const reader = new MappedCsvReader(mapping, context)
    this.#reader = reader
    const watched: RowReader = {
      delimiter: mapping.delimiter,
      header: (cells) => reader.header(cells, sink),
      row: (cells, line) => reader.row(cells, line, sink),
      end: () => undefined,
    }
    this.#chunks = new CsvChunks(() => watched, sink)
  }

  /** False where columns that the mapping names are not there: another kind of file. */
  get recognised(): boolean {
    return this.#reader.missing.length === 0
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk)
  }

  end(): void {
    this.#chunks.end()
  }
}
