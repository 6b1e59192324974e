import { createRowReader } from '../../domain/usage/formats/create-reader'
import { CsvRows } from '../../domain/usage/formats/csv-rows'
import type { LogFormat } from '../../domain/usage/formats/log-format'
import type { LogContext, LogSink } from '../../domain/usage/formats/log-reader'
import type { TextReader } from './text-reader'

const CSV_PIECE_BYTES = 64 * 1024

/** A CSV in chunks cut anywhere, also inside a character. */
export class CsvTextReader implements TextReader {
  readonly recognised = true
  readonly #decoder = new TextDecoder()
  readonly #rows: CsvRows
  #named = false

  constructor(
    format: LogFormat | 'auto',
    context: LogContext,
    readonly sink: LogSink,
  ) {
    this.#rows = new CsvRows((header) => createRowReader(header, format, context))
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
