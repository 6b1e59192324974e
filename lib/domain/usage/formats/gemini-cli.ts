import { fingerprint } from '../fingerprint'
import { newUsageEvent } from '../new-usage-event'
import { parseLogTimestamp } from '../parse-timestamp'
import type { UsageEvent } from '../usage-event'
import {
  asObject,
  asText,
  type JsonObject,
  type LogContext,
  type LogSink,
  type RecordReader,
  TextPool,
} from './log-reader'
import { readCounts, splitInput } from './read-counts'
import { UNKNOWN_MODEL } from './unknown-model'

/** A line with none of these says nothing about usage. */
export const GEMINI_NEEDLES: readonly string[] = ['tokens"', 'sessionId"', 'stats"']

/** Versions of one message follow each other closely, so a message that far back has its last. */
const MOST_HELD = 20_000

/** A chat of Gemini CLI: the whole file, its first line, a message or an update; or what `gemini --output-format json` prints. */
export function isGeminiRecord(record: JsonObject): boolean {
  if (typeof record.sessionId === 'string' && typeof record.projectHash === 'string') return true
  if (record.type === 'gemini') return typeof record.id === 'string' && 'timestamp' in record
  if (asObject(record.$set) !== null || typeof record.$rewindTo === 'string') return true
  return 'response' in record && isHeadless(record)
}

const isHeadless = (record: JsonObject): boolean => asObject(asObject(record.stats)?.models) !== null

/**
 * Reads `~/.gemini/tmp/<project>/chats/session-*.json(l)`. FORMATS.md e: `input` holds the cached tokens and not the
 * tools' prompts; `output` does not hold the thoughts. The JSONL form appends a message again when it changes: the last
 * version counts. What is rewound was used all the same.
 */
export class GeminiReader implements RecordReader {
  readonly #pool = new TextPool()
  readonly #messages = new Map<string, UsageEvent>()
  readonly #project: string | null
  #sessionId: string | null = null
  #isSubagent = false

  constructor(readonly context: LogContext) {
    this.#project = projectOf(context.fileName)
  }

  record(value: unknown, line: number, sink: LogSink) {
    const record = asObject(value)
    if (record === null) return sink.problem(line, 'not a JSON object')
    if (isHeadless(record)) return this.#headless(record, line, sink)
    const meta = asObject(record.$set) ?? record
    this.#sessionId ??= asText(meta.sessionId)
    if (meta.kind === 'subagent') this.#isSubagent = true
    if (Array.isArray(meta.messages)) {
      for (const message of meta.messages) this.#message(asObject(message), line, sink)
    } else this.#message(record, line, sink)
  }

  end(sink: LogSink): void {
    for (const event of this.#messages.values()) sink.event(event)
    this.#messages.clear()
  }

  #message(message: JsonObject | null, line: number, sink: LogSink) {
    if (message?.type !== 'gemini') return
    const tokens = asObject(message.tokens)
    // Written before the reply came, or a reply without a call.
    if (tokens === null) return
    const counts = readTokens(tokens, 'input', 'output')
    if (typeof counts === 'string') return sink.problem(line, `tokens.${counts}`)
    const occurredAtMs = parseLogTimestamp(message.timestamp)
    if (occurredAtMs === null) return sink.problem(line, 'timestamp is no date from 2000 to 2099')
    const id = this.#idOf(message)
    const event = newUsageEvent(id, occurredAtMs)
    Object.assign(event, counts)
    event.model = this.#pool.keep(message.model) ?? UNKNOWN_MODEL
    event.provider = providerOf(event.model)
    event.project = this.#project
    event.sessionId = this.#sessionId
    event.source = 'gemini-cli'
    event.isSidechain = this.#isSubagent
    if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${line}`.slice(-512)
    this.#messages.delete(id)
    this.#messages.set(id, event)
    if (this.#messages.size <= MOST_HELD) return
    const [oldest] = this.#messages
    if (oldest === undefined) return
    sink.event(oldest[1])
    this.#messages.delete(oldest[0])
  }

  /** Message ids are UUIDs, the same in a chat that was resumed or written anew; shorter ones are the session's. */
  #idOf(message: JsonObject): string {
    const id = asText(message.id)
    if (id !== null && UUID.test(id)) return `gemini:${id}`
    const own = id ?? fingerprint(JSON.stringify([message.timestamp, message.model, message.tokens]))
    return `gemini:${this.#sessionId ?? ''}:${own}`.slice(0, 512)
  }

  /** Totals by model of a whole run: no long-context tier is read from a sum. */
  #headless(record: JsonObject, line: number, sink: LogSink): void {
    const models = asObject(asObject(record.stats)?.models) ?? {}
    const sessionId = asText(record.session_id) ?? asText(record.sessionId)
    const run = sessionId ?? fingerprint(JSON.stringify(models))
    for (const [model, raw] of Object.entries(models)) {
      const tokens = asObject(asObject(raw)?.tokens)
      if (asText(model) === null || tokens === null) {
        sink.problem(line, 'stats.models holds no model totals')
        continue
      }
      const counts = readTokens(tokens, 'prompt', 'candidates')
      if (typeof counts === 'string') {
        sink.problem(line, `stats.models: ${counts}`)
        continue
      }
      const event = newUsageEvent(
        `gemini-result:${run}:${model}`.slice(0, 512),
        parseLogTimestamp(record.timestamp) ?? this.context.undatedAtMs,
      )
      Object.assign(event, counts)
      event.model = model
      event.provider = providerOf(model)
      event.sessionId = sessionId
      event.source = 'gemini-cli'
      event.quality = 'aggregate'
      if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${line}`.slice(-512)
      sink.event(event)
    }
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function readTokens(tokens: JsonObject, input: string, output: string) {
  const counts = readCounts({
    [input]: tokens[input],
    [output]: tokens[output],
    cached: tokens.cached,
    thoughts: tokens.thoughts,
    tool: tokens.tool,
  })
  if (typeof counts === 'string') return counts
  const { cached = 0, thoughts = 0, tool = 0 } = counts
  const split = splitInput(counts[input] ?? 0, cached, 0)
  return {
    ...split,
    inputTokens: split.inputTokens + tool,
    outputTokens: (counts[output] ?? 0) + thoughts,
    reasoningTokens: thoughts,
  }
}

const providerOf = (model: string): string | null => (model.startsWith('gemini') ? 'google' : null)

/** The folder of a chat is called by its project; older versions call it by a hash, which tells nobody anything. */
function projectOf(fileName: string): string | null {
  const folder = /(?:^|[\\/])([^\\/]+)[\\/]chats[\\/]/.exec(fileName)?.[1] ?? null
  return folder === null || /^[0-9a-f]{64}$/i.test(folder) ? null : folder
}
