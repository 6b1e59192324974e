import { fingerprint } from '../fingerprint'
import { newUsageEvent } from '../new-usage-event'
import { parseLogTimestamp } from '../parse-timestamp'
import { repositoryOf } from '../repository-of'
import { toTokenCount } from '../token-count'
import {
  asObject,
  asText,
  type JsonObject,
  type LogContext,
  type LogSink,
  projectOfPath,
  type RecordReader,
  TextPool,
} from './log-reader'
import { PlaceTags } from './place-tags'
import { splitInput } from './read-counts'
import { splitAggregate } from './split-aggregate'
import { UNKNOWN_MODEL } from './unknown-model'

/** A line with none of these says nothing about usage. */
export const CODEX_NEEDLES: readonly string[] = [
  '"token_count"',
  '"session_meta"',
  '"turn_context"',
  '"thread.started"',
  '"turn.completed"',
]

/** OpenAI's counts as logged: cached and cache writes are parts of input, reasoning of output. */
interface CodexCounts {
  input: number
  cached: number
  cacheWrite: number
  output: number
  reasoning: number
}

interface Thread {
  id: string
  parentId: string | null
  sessionId: string | null
  project: string | null
  tags: Readonly<Record<string, string>>
  provider: string | null
}

/**
 * Reads Codex rollouts and `codex exec --json`. FORMATS.md d: a call counts only when the thread's cumulative total
 * moved; `last` is what it used, or the difference where there is no `last`; a falling total is a reset. Forks and
 * sub-agents replay their parent's history, so each event carries its place in its thread (`resolveReplays`).
 */
export class CodexReader implements RecordReader {
  readonly #pool = new TextPool()
  #thread: Thread | null = null
  #model: string | null = null
  #total: CodexCounts | null = null
  #index = 0
  #turns = 0

  constructor(readonly context: LogContext) {}

  record(value: unknown, line: number, sink: LogSink) {
    const record = asObject(value)
    if (record === null) return sink.problem(line, 'not a JSON object')
    const payload = asObject(record.payload)
    if (record.type === 'session_meta' && payload !== null) return this.#startThread(payload)
    if (record.type === 'thread.started') return this.#startThread({ id: record.thread_id })
    if (record.type === 'turn_context' && payload !== null) {
      this.#model = this.#pool.keep(payload.model) ?? this.#model
      return
    }
    if (record.type === 'turn.completed') return this.#execTurn(record, line, sink)
    if (record.type !== 'event_msg' || payload?.type !== 'token_count') return
    const info = asObject(payload.info)
    // Rate limits alone.
    if (info === null) return
    this.#tokenCount(record, info, line, sink)
  }

  end(): void {}

  /** The first session_meta is the thread's own; a replay brings its parent's along. */
  #startThread(meta: JsonObject): void {
    if (this.#thread !== null) return
    const id = asText(meta.id) ?? asText(meta.session_id)
    if (id === null) return
    const spawn = asObject(asObject(asObject(meta.source)?.subagent)?.thread_spawn)
    this.#thread = {
      id: id.slice(0, 400),
      parentId:
        asText(meta.forked_from_id) ?? asText(meta.parent_thread_id) ?? asText(spawn?.parent_thread_id),
      sessionId: asText(meta.session_id) ?? id,
      project: projectOfPath(asText(meta.cwd)),
      tags: threadTags(meta),
      provider: asText(meta.model_provider),
    }
  }

  #tokenCount(record: JsonObject, info: JsonObject, line: number, sink: LogSink) {
    const rawTotal = asObject(info.total_token_usage)
    const rawLast = asObject(info.last_token_usage)
    const total = rawTotal === null ? null : readCounts(rawTotal)
    const last = rawLast === null ? null : readCounts(rawLast)
    if (total === 'bad' || last === 'bad') {
      return sink.problem(line, 'token_count holds a value that is not a whole number from 0 to 2^53')
    }
    if (total === null && last === null) return
    const before = this.#total
    if (total !== null) {
      this.#total = total
      // The same total again is the same event again, whatever its `last` says.
      if (before !== null && sizeOf(total) === sizeOf(before)) return
      if (before === null && sizeOf(total) === 0) return
    }
    const used = last !== null && sizeOf(last) > 0 ? last : differenceOf(total, before)
    if (used === null || sizeOf(used) === 0) return
    const occurredAtMs = parseLogTimestamp(record.timestamp)
    if (occurredAtMs === null) return sink.problem(line, 'timestamp is no date from 2000 to 2099')

    this.#thread ??= this.#nameless(record, info)
    const thread = this.#thread
    const event = newUsageEvent(`codex:${thread.id}:${this.#index}`, occurredAtMs)
    Object.assign(event, toBuckets(used))
    event.model = this.#model ?? this.#pool.keep(info.model) ?? UNKNOWN_MODEL
    event.provider = thread.provider
    event.project = thread.project
    event.tags = thread.tags
    event.sessionId = thread.sessionId
    event.source = 'codex'
    event.thread = {
      id: thread.id,
      parentId: thread.parentId,
      index: this.#index,
      fingerprint: `${vectorOf(last)}/${vectorOf(total)}`,
    }
    if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${line}`.slice(-512)
    this.#index++
    sink.event(event)
  }

  /** A rollout without session_meta is named by its first count, so that the same file is the same thread again. */
  #nameless(record: JsonObject, info: JsonObject): Thread {
    const id = `nameless-${fingerprint(JSON.stringify([record.timestamp, info]))}`
    return { id, parentId: null, sessionId: null, project: null, tags: {}, provider: null }
  }

  /** A turn's usage is a sum over its calls: no long-context tier is read from it. */
  #execTurn(record: JsonObject, line: number, sink: LogSink) {
    const usage = asObject(record.usage)
    const counts = usage === null ? null : readCounts(usage)
    if (counts === null || counts === 'bad')
      return sink.problem(line, 'turn.completed without a readable usage')
    this.#thread ??= this.#nameless(record, record)
    const model = this.#model ?? UNKNOWN_MODEL
    const provider = this.#thread.provider ?? 'openai'
    const occurredAtMs = parseLogTimestamp(record.timestamp) ?? this.context.undatedAtMs
    const event = newUsageEvent(`codex-exec:${this.#thread.id}:${this.#turns}`, occurredAtMs)
    this.#turns++
    const { own, components } = splitAggregate(toBuckets(counts), model, provider)
    Object.assign(event, own)
    event.components = components
    event.model = model
    event.provider = provider
    event.sessionId = this.#thread.sessionId
    event.source = 'codex'
    if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${line}`.slice(-512)
    sink.event(event)
  }
}

function threadTags(meta: JsonObject): Readonly<Record<string, string>> {
  const git = asObject(meta.git)
  const repository = repositoryOf(asText(git?.repository_url))
  const place = new PlaceTags().of(meta.cwd, git?.branch)
  return repository === null ? place : { ...place, repository }
}

function readCounts(usage: JsonObject): CodexCounts | 'bad' {
  const counts: CodexCounts = {
    input: toTokenCount(usage.input_tokens),
    cached: toTokenCount(usage.cached_input_tokens),
    cacheWrite: toTokenCount(usage.cache_write_input_tokens),
    output: toTokenCount(usage.output_tokens),
    reasoning: toTokenCount(usage.reasoning_output_tokens),
  }
  return Object.values(counts).some((count) => count < 0) ? 'bad' : counts
}

const sizeOf = (counts: CodexCounts): number => counts.input + counts.output

function vectorOf(counts: CodexCounts | null): string {
  if (counts === null) return '-'
  return `${counts.input},${counts.cached},${counts.cacheWrite},${counts.output},${counts.reasoning}`
}

function differenceOf(total: CodexCounts | null, before: CodexCounts | null): CodexCounts | null {
  if (total === null || before === null || sizeOf(total) < sizeOf(before)) return total
  return {
    input: Math.max(0, total.input - before.input),
    cached: Math.max(0, total.cached - before.cached),
    cacheWrite: Math.max(0, total.cacheWrite - before.cacheWrite),
    output: Math.max(0, total.output - before.output),
    reasoning: Math.max(0, total.reasoning - before.reasoning),
  }
}

function toBuckets(counts: CodexCounts) {
  return {
    ...splitInput(counts.input, counts.cached, counts.cacheWrite),
    outputTokens: counts.output,
    cacheWrite1hTokens: 0,
    reasoningTokens: Math.min(counts.reasoning, counts.output),
    webSearchRequests: 0,
  }
}
