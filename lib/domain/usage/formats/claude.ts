import type { UsageEvent } from '../usage-event'
import { ClaudeCodeLines } from './claude-code'
import { ClaudeResults } from './claude-result'
import { asObject, asText, type LogContext, type LogSink, type RecordReader } from './log-reader'

/** A line with none of these bills nothing. Without the first quote they are found eight times faster: a quote is everywhere. */
export const CLAUDE_NEEDLES: readonly string[] = ['usage"', 'Usage"']

/** Everything that Claude Code writes: transcripts, and the json and stream-json output of `claude -p`. */
export class ClaudeReader implements RecordReader {
  readonly #lines: ClaudeCodeLines
  readonly #results: ClaudeResults
  /** Messages of stream-json output: they repeat what the result says, and count only where it never came. */
  readonly #streamed = new Map<string, UsageEvent[]>()
  #lastModel: string | null = null

  constructor(readonly context: LogContext) {
    this.#lines = new ClaudeCodeLines(context)
    this.#results = new ClaudeResults(context)
  }

  record(value: unknown, line: number, sink: LogSink) {
    const record = asObject(value)
    if (record === null) return sink.problem(line, 'not a JSON object')
    if (record.type === 'result') return this.#results.read(record, line, sink, this.#lastModel)
    const streamedSession = record.sessionId === undefined ? asText(record.session_id) : null
    const read = this.#lines.read(record, line, streamedSession === null ? null : this.context.undatedAtMs)
    if (read.kind === 'problem') return sink.problem(line, read.message)
    if (read.kind === 'nothing') return
    this.#lastModel = read.event.model
    if (streamedSession === null) return sink.event(read.event)
    // Their output_tokens are those of the first chunk.
    read.event.quality = 'lower_bound'
    const events = this.#streamed.get(streamedSession) ?? []
    events.push(read.event)
    this.#streamed.set(streamedSession, events)
  }

  end(sink: LogSink) {
    for (const [sessionId, events] of this.#streamed) {
      if (!this.#results.covers(sessionId)) for (const event of events) sink.event(event)
    }
    this.#results.end(sink)
  }
}
