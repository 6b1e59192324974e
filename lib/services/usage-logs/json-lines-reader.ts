import { isUtf8 } from 'node:buffer'
import { createRecordReader, needlesOf } from '../../domain/usage/formats/create-reader'
import { detectRecord } from '../../domain/usage/formats/detect'
import type { LogFormat } from '../../domain/usage/formats/log-format'
import type { LogContext, LogSink, RecordReader } from '../../domain/usage/formats/log-reader'
import { readSafely } from './read-safely'
import { LineSplitter } from './split-lines'
import { type TextReader, TOO_LONG } from './text-reader'

/** One JSON record a line; only the lines that may matter are parsed. Without a format the first record that tells one does. */
export class JsonLinesReader implements TextReader {
  readonly #lines: LineSplitter
  #reader: RecordReader | null = null

  constructor(
    format: LogFormat | null,
    readonly context: LogContext,
    readonly sink: LogSink,
  ) {
    this.#lines = new LineSplitter(null, {
      line: (bytes, start, end, lineNumber, matters) => this.#line(bytes, start, end, lineNumber, matters),
      tooLong: (lineNumber) => sink.problem(lineNumber, TOO_LONG),
    })
    if (format !== null) this.#use(format)
  }

  get recognised(): boolean {
    return this.#reader !== null
  }

  push(chunk: Buffer): void {
    this.#lines.push(chunk)
  }

  end(): void {
    this.#lines.end()
    this.#reader?.end(this.sink)
  }

  #use(format: LogFormat): void {
    this.#reader = createRecordReader(format, this.context)
    this.#lines.lookFor(needlesOf(format))
  }

  #line(bytes: Buffer, from: number, to: number, lineNumber: number, matters: boolean) {
    let start = from
    let end = to
    while (start < end && (bytes[start] ?? 0) <= 0x20 && bytes[start] !== 0) start++
    while (end > start && (bytes[end - 1] ?? 0) <= 0x20 && bytes[end - 1] !== 0) end--
    if (start === end) return
    if (bytes[start] !== 0x7b || bytes[end - 1] !== 0x7d) {
      return this.sink.problem(lineNumber, brokenLine(bytes, start, end))
    }
    if (!matters) return
    if (!isUtf8(bytes.subarray(start, end))) {
      this.sink.problem(lineNumber, 'holds bytes that are not UTF-8; its counts are read all the same')
    }
    let value: unknown
    try {
      value = JSON.parse(bytes.toString('utf8', start, end))
    } catch {
      return this.sink.problem(lineNumber, brokenLine(bytes, start, end))
    }
    if (this.#reader === null) {
      const format = detectRecord(value)
      if (format === null) return
      this.#use(format)
    }
    if (this.#reader !== null) readSafely(this.#reader, value, lineNumber, this.sink)
  }
}

function brokenLine(bytes: Buffer, start: number, end: number): string {
  const nul = bytes.indexOf(0, start)
  if (nul !== -1 && nul < end) return 'holds NUL bytes: not JSON'
  if (bytes[start] === 0x7b && bytes[end - 1] !== 0x7d) return 'cut off: the JSON object does not end'
  const text = bytes.toString('latin1', start, Math.min(end, start + 1_000_000))
  const literal = /[:,[]\s*(-?NaN|-?Infinity)\b/.exec(text)
  return literal === null ? 'not valid JSON' : `not valid JSON: ${literal[1]} is no number`
}
