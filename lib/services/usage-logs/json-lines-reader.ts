import { isUtf8 } from 'node:buffer'
import { createRecordReader, needlesOf } from '../../domain/usage/formats/create-reader'
import type { LogFormat } from '../../domain/usage/formats/detect'
import type { LogContext, LogSink, RecordReader } from '../../domain/usage/formats/log-reader'
import { LineSplitter } from './split-lines'
import { type TextReader, TOO_LONG } from './text-reader'

/** One JSON record a line; only the lines that may matter are parsed. */
export class JsonLinesReader implements TextReader {
  readonly recognised = true
  readonly #lines: LineSplitter
  readonly #reader: RecordReader
  readonly #sink: LogSink

  constructor(format: LogFormat, context: LogContext, sink: LogSink) {
    const reader = createRecordReader(format === 'csv' ? 'json' : format, context)
    this.#reader = reader
    this.#sink = sink
    this.#lines = new LineSplitter(needlesOf(format), {
      line: (bytes, from, to, lineNumber, matters) => {
        let start = from
        let end = to
        while (start < end && (bytes[start] ?? 0) <= 0x20 && bytes[start] !== 0) start++
        while (end > start && (bytes[end - 1] ?? 0) <= 0x20 && bytes[end - 1] !== 0) end--
        if (start === end) return
        if (bytes[start] !== 0x7b || bytes[end - 1] !== 0x7d)
          return sink.problem(lineNumber, brokenLine(bytes, start, end))
        if (!matters) return
        if (!isUtf8(bytes.subarray(start, end)))
          sink.problem(lineNumber, 'holds bytes that are not UTF-8; its counts are read all the same')
        let value: unknown
        try {
          value = JSON.parse(bytes.toString('utf8', start, end))
        } catch {
          return sink.problem(lineNumber, brokenLine(bytes, start, end))
        }
        reader.record(value, lineNumber, sink)
      },
      tooLong: (lineNumber) => sink.problem(lineNumber, TOO_LONG),
    })
  }

  push(chunk: Buffer): void {
    this.#lines.push(chunk)
  }

  end(): void {
    this.#lines.end()
    this.#reader.end(this.#sink)
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
