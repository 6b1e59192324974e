import type { AgentResult } from '../../domain/runs/agent-result'
import type { LogFormat } from '../../domain/usage/formats/log-format'
import type { LogContext, LogSink } from '../../domain/usage/formats/log-reader'
import type { CsvMapping } from '../../domain/usage/mapped-csv/csv-mapping'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { chooseReader } from './choose-reader'
import { MappedCsvTextReader } from './csv-text-reader'
import { decodeText } from './decode-text'
import { JsonLinesReader } from './json-lines-reader'
import { type LogProblem, UnreadableLogError } from './log-problem'
import type { LogText } from './open-log'
import type { TextReader } from './text-reader'

/** What one chunk of a log held. Duplicates are still in it: the same call may come again, here or in another file. */
export interface UsageLogBatch {
  events: UsageEvent[]
  problems: LogProblem[]
  bytesRead: number
  /** What agents said of their runs when they ended. */
  results: AgentResult[]
}

export interface ReadUsageLogOptions {
  format: LogFormat | 'auto'
  withSourceRef: boolean
  /** How its CSV is read, where that was said. */
  mapping?: CsvMapping | null
}

const emptyBatch = (): UsageLogBatch => ({ events: [], problems: [], bytesRead: 0, results: [] })
const HEAD_BYTES = 8 * 1024 * 1024
const MAX_PROBLEMS = 1000

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
  let batch = emptyBatch()
  let named = 0
  const sink: LogSink = {
    event: (event) => batch.events.push(event),
    result: (result) => batch.results.push(result),
    problem: (line, message) => {
      named++
      if (named <= MAX_PROBLEMS) batch.problems.push({ file: text.name, line, message })
      else if (named === MAX_PROBLEMS + 1)
        batch.problems.push({ file: text.name, line: null, message: 'more lines that could not be read' })
    },
  }
  const take = (): UsageLogBatch => {
    const full = batch
    batch = emptyBatch()
    return full
  }

  const { mapping = null } = options
  const choose = (text: Buffer, isWhole: boolean): TextReader | null =>
    mapping === null
      ? chooseReader(text, options.format, context, sink, isWhole)
      : new MappedCsvTextReader(mapping, context, sink)
  let reader: TextReader | null = null
  let head = Buffer.alloc(0)
  let empty = true
  try {
    for await (const chunk of decodeText(text.chunks)) {
      empty = false
      batch.bytesRead += chunk.length
      if (reader === null) {
        head = Buffer.concat([head, chunk])
        reader = choose(head, false)
        if (reader === null) {
          if (head.length <= HEAD_BYTES) continue
          if (!/^\s*\{/.test(head.toString('latin1', 0, 100))) return false
          // An endless first line: what follows it may still be a log.
          reader = new JsonLinesReader(options.format === 'auto' ? null : options.format, context, sink)
        }
        reader.push(head)
        head = Buffer.alloc(0)
      } else reader.push(chunk)
      if (batch.events.length > 0 || batch.problems.length > 0 || batch.bytesRead > 0) yield take()
    }
    if (reader === null) {
      if (empty || head.every((byte) => byte <= 0x20)) return true
      reader = choose(head, true)
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
  return reader?.recognised ?? false
}
