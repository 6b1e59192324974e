import { detectLines } from '../../domain/usage/formats/detect'
import type { LogFormat } from '../../domain/usage/formats/log-format'
import type { LogContext, LogSink } from '../../domain/usage/formats/log-reader'
import { RECORD_LISTS } from '../../domain/usage/formats/paged-reader'
import { CsvTextReader } from './csv-text-reader'
import { JsonDocumentReader } from './json-document-reader'
import { JsonLinesReader } from './json-lines-reader'
import type { TextReader } from './text-reader'

const HEAD_LINES = 400

/** Formats that come as CSV as well as JSON: where one is asked for, its header need not be known. */
const HAS_CSV: ReadonlySet<string> = new Set<LogFormat>([
  'cursor',
  'litellm',
  'openrouter',
  'anthropic',
  'openai',
])

/**
 * The reader for a text, by how it begins; null where that tells nothing yet (or, when `whole`, where it is no usage
 * log that we know).
 */
export function chooseReader(
  head: Buffer,
  format: LogFormat | 'auto',
  context: LogContext,
  sink: LogSink,
  whole: boolean,
): TextReader | null {
  let start = 0
  while (start < head.length && (head[start] ?? 0) <= 0x20) start++
  if (start === head.length) return null
  const isJson = head[start] === 0x5b || head[start] === 0x7b
  if (format === 'csv' || (HAS_CSV.has(format) && !isJson)) return new CsvTextReader(format, context, sink)
  if (head[start] === 0x5b) return new JsonDocumentReader(format, context, sink)
  const detected = detectLines(headLines(head, whole))
  if (detected?.kind === 'csv' && format !== 'json') return new CsvTextReader(format, context, sink)
  if (detected?.kind === 'json')
    return new JsonLinesReader(format === 'auto' ? detected.format : format, context, sink)
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
    return typeof value === 'object' && value !== null && RECORD_LISTS.some((key) => key in value)
  } catch {
    return line.length < 4096 && !/["\]}]\s*$/.test(line.slice(1))
  }
}

const LIST_OF_EVENTS = new RegExp(`"(${RECORD_LISTS.join('|')})"\\s*:\\s*\\[`)

function* headLines(head: Buffer, whole: boolean): Generator<string> {
  let start = 0
  for (let count = 0; count < HEAD_LINES; count++) {
    const end = head.indexOf(0x0a, start)
    if (end === -1) {
      if (whole && start < head.length) yield head.toString('utf8', start)
      return
    }
    yield head.toString('utf8', start, end)
    start = end + 1
  }
}
