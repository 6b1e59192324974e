import { createRecordReader } from '../../domain/usage/formats/create-reader'
import { detectRecord } from '../../domain/usage/formats/detect'
import type { LogFormat } from '../../domain/usage/formats/log-format'
import type { LogContext, LogSink, RecordReader } from '../../domain/usage/formats/log-reader'
import { readSafely } from './read-safely'
import { JsonElementSplitter } from './split-json'
import { type TextReader, TOO_LONG } from './text-reader'

/** One JSON text over many lines: an array of records, an object that lists them, or records themselves. */
export class JsonDocumentReader implements TextReader {
  recognised = false
  #reader: RecordReader | null = null
  readonly #elements: JsonElementSplitter

  constructor(
    format: LogFormat | 'auto',
    context: LogContext,
    readonly sink: LogSink,
  ) {
    this.#elements = new JsonElementSplitter({
      element: (bytes, line) => {
        let value: unknown
        try {
          value = JSON.parse(bytes.toString('utf8'))
        } catch {
          return sink.problem(line, 'not valid JSON')
        }
        if (this.#reader === null) {
          const found = format === 'auto' || format === 'csv' ? detectRecord(value) : format
          if (found === null) return
          this.#reader = createRecordReader(found, context)
          this.recognised = true
        }
        readSafely(this.#reader, value, line, sink)
      },
      tooLong: (line) => sink.problem(line, TOO_LONG),
    })
  }

  push(chunk: Buffer): void {
    this.#elements.push(chunk)
  }

  end(): void {
    if (!this.#elements.end()) this.sink.problem(this.#elements.line, 'cut off: the JSON text does not end')
    this.#reader?.end(this.sink)
  }
}
