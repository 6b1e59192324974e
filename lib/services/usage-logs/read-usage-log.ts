import { isUtf8 } from 'node:buffer'
import { createRecordReader, needlesOf } from '../../domain/usage/formats/create-reader'
import { detectLines, detectRecord, type LogFormat } from '../../domain/usage/formats/detect'
import { FlatCsvReader } from '../../domain/usage/formats/flat-csv'
import type { LogContext, LogSink, RecordReader } from '../../domain/usage/formats/log-reader'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { decodeText } from './decode-text'
import { type LogProblem, UnreadableLogError } from './log-problem'
import type { LogText } from './open-log'
import { JsonElementSplitter } from './split-json'
import { LineSplitter, MAX_LINE_BYTES } from './split-lines'

/** What one chunk of a log held. Duplicates are still in it: the same call may come again, here or in another file. */
export interface UsageLogBatch {
  events: UsageEvent[]
  problems: LogProblem[]
  bytesRead: number
}

export interface ReadUsageLogOptions {
  format: LogFormat | 'auto'
  withSourceRef: boolean
}

const HEAD_BYTES = 8 * 1024 * 1024
const HEAD_LINES = 400
const MAX_PROBLEMS = 1000
const TOO_LONG = `longer than ${MAX_LINE_BYTES / 1024 / 1024} MB: not read`

/** A reader that takes the text in chunks, whatever lies under it: lines, JSON elements, CSV rows. */
interface TextReader {
  push(chunk: Buffer): void
  end(): void
}

/**
 * Reads one log in pieces, in memory that does not grow with it. Returns false where it is no usage log that we know.
 * What can't be read is named in `problems`, at most a thousand by file.
 */
export async function* readUsageLog(
  text: LogText,
  options: ReadUsageLogOptions,
): AsyncGenerator<UsageLogBatch, boolean> {
  const context: LogContext = {
    fileName: text.name,
    undatedAtMs: text.undatedAtMs,
    withSourceRef: options.withSourceRef,
  }
  let batch: UsageLogBatch = { events: [], problems: [], bytesRead: 0 }
  let named = 0
  const sink: LogSink = {
    event: (event) => batch.events.push(event),
    problem: (line, message) => {
      named++
      if (named <= MAX_PROBLEMS) batch.problems.push({ file: text.name, line, message })
      else if (named === MAX_PROBLEMS + 1)
        batch.problems.push({ file: text.name, line: null, message: 'more lines that could not be read' })
    },
  }
  const take = (): UsageLogBatch => {
    const full = batch
    batch = { events: [], problems: [], bytesRead: 0 }
    return full
  }

  let reader: TextReader | null = null
  let head = Buffer.alloc(0)
  let empty = true
  try {
    for await (const chunk of decodeText(text.chunks)) {
      empty = false
      batch.bytesRead += chunk.length
      if (reader === null) {
        head = Buffer.concat([head, chunk])
        reader = chooseReader(head, options.format, context, sink, false)
        if (reader === null) {
          if (head.length <= HEAD_BYTES) continue
          return false
        }
        reader.push(head)
        head = Buffer.alloc(0)
      } else reader.push(chunk)
      if (batch.events.length > 0 || batch.problems.length > 0 || batch.bytesRead > 0) yield take()
    }
    if (reader === null) {
      if (empty || head.every((byte) => byte <= 0x20)) return true
      reader = chooseReader(head, options.format, context, sink, true)
      if (reader === null) return false
      reader.push(head)
    }
    reader.end()
  } catch (cause) {
    if (!(cause instanceof UnreadableLogError)) throw cause
    sink.problem(0, cause.message)
    for (const problem of batch.problems) if (problem.line === 0) problem.line = null
    // What came before the break still counts.
    if (reader !== null) reader.end()
  }
  yield take()
  return !(reader instanceof JsonDocumentReader) || reader.recognised
}

function chooseReader(
  head: Buffer,
  format: LogFormat | 'auto',
  context: LogContext,
  sink: LogSink,
  whole: boolean,
): TextReader | null {
  let start = 0
  while (start < head.length && (head[start] ?? 0) <= 0x20) start++
  if (start === head.length) return null
  if (format === 'csv') return new CsvTextReader(context, sink)
  if (head[start] === 0x5b) return new JsonDocumentReader(format, context, sink)
  const detected = detectLines(headLines(head, whole))
  if (detected === 'csv' && format === 'auto') return new CsvTextReader(context, sink)
  if (detected !== null && detected !== 'csv')
    return new JsonLinesReader(format === 'auto' ? detected : format, context, sink)
  if (!whole && !startsLikeDocument(head, start, whole)) return null
  if (head[start] === 0x7b) {
    // One object over several lines, unless each line is an object of its own, which nothing here understands.
    if (startsLikeDocument(head, start, whole)) return new JsonDocumentReader(format, context, sink)
    if (format !== 'auto') return new JsonLinesReader(format, context, sink)
  }
  return null
}

/** Whether the text is one JSON value over many lines, or one object that holds the records in a list. */
function startsLikeDocument(head: Buffer, start: number, whole: boolean): boolean {
  if (head[start] !== 0x7b) return false
  const end = head.indexOf(0x0a, start)
  if (end === -1 && !whole) return LIST_OF_EVENTS.test(head.toString('latin1', start, start + 4096))
  const line = head.toString('utf8', start, end === -1 ? head.length : end).trim()
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && LIST_KEYS.some((key) => key in value)
  } catch {
    return line.length < 4096 && !/["\]}]\s*$/.test(line.slice(1))
  }
}

const LIST_OF_EVENTS = /"(events|data|rows|usage_events)"\s*:\s*\[/
const LIST_KEYS = ['events', 'data', 'rows', 'usage_events']

function headLines(head: Buffer, whole: boolean): string[] {
  const lines: string[] = []
  let start = 0
  while (lines.length < HEAD_LINES) {
    const end = head.indexOf(0x0a, start)
    if (end === -1) break
    lines.push(head.toString('utf8', start, end))
    start = end + 1
  }
  if (whole && start < head.length && lines.length < HEAD_LINES) lines.push(head.toString('utf8', start))
  return lines
}

class JsonLinesReader implements TextReader {
  readonly #lines: LineSplitter
  readonly #reader: RecordReader
  readonly #sink: LogSink

  constructor(format: Exclude<LogFormat, 'csv'> | LogFormat, context: LogContext, sink: LogSink) {
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

class JsonDocumentReader implements TextReader {
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
          if (found === null || found === 'csv') return
          this.#reader = createRecordReader(found, context)
          this.recognised = true
        }
        this.#reader.record(value, line, sink)
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

class CsvTextReader implements TextReader {
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
    const text = this.#decoder.decode(chunk, { stream: true })
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
