import { FlatCsvReader } from '../../domain/usage/formats/flat-csv'
import type { LogContext, LogSink } from '../../domain/usage/formats/log-reader'
import type { TextReader } from './text-reader'

const CSV_PIECE_BYTES = 64 * 1024

/** A CSV in chunks cut anywhere, also inside a character. */
export class CsvTextReader implements TextReader {
  readonly recognised = true
  readonly #decoder = new TextDecoder()
  readonly #reader: FlatCsvReader
  #named = false

  constructor(
    context: LogContext,
    readonly sink: LogSink,
  ) {
    this.#reader = new FlatCsvReader(context)
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
    this.#reader.write(text, this.sink)
  }

  end(): void {
    this.#reader.write(this.#decoder.decode(), this.sink)
    this.#reader.end(this.sink)
  }
}
