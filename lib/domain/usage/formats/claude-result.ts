import type { AgentResult } from '../../runs/agent-result'
import { fingerprint } from '../fingerprint'
import { newUsageEvent } from '../new-usage-event'
import { parseLogTimestamp } from '../parse-timestamp'
import { parseReportedCost } from '../reported-cost'
import { sumTokens } from '../sum-tokens'
import { toTokenCount } from '../token-count'
import type { TokenCounts, UsageEvent } from '../usage-event'
import { readClaudeCounts } from './claude-usage'
import { asObject, asText, type JsonObject, type LogContext, type LogSink } from './log-reader'
import { splitAggregate } from './split-aggregate'

interface ModelTotal {
  counts: TokenCounts
  costUsd: string | null
}

interface ResultRecord {
  id: string
  line: number
  occurredAtMs: number
  sessionId: string | null
  isError: boolean
  models: ReadonlyMap<string, ModelTotal>
}

/**
 * Reads `claude -p --output-format json|stream-json` result records. FORMATS.md b: `modelUsage` holds the sub-agents
 * too (`usage` is the main loop's only) and is cumulative within a session, so of a session's results the last counts,
 * and the last before each reset. Errors cost money like the rest; crashed runs may report zeros.
 */
export class ClaudeResults {
  readonly #sessions = new Map<string, ResultRecord[]>()
  #count = 0

  constructor(readonly context: LogContext) {}

  read(record: JsonObject, line: number, sink: LogSink, lastModel: string | null) {
    const sessionId = asText(record.session_id)
    const group = sessionId ?? `result ${this.#count}`
    this.#count++
    const results = this.#sessions.get(group) ?? []
    const uuid = asText(record.uuid)
    const id =
      uuid ?? (sessionId === null ? fingerprint(JSON.stringify(record)) : `${sessionId}:${results.length}`)
    const datedAtMs = parseLogTimestamp(record.timestamp)
    const occurredAtMs = datedAtMs ?? this.context.undatedAtMs
    sink.result?.({ ...readOutcome(record), id, endedAtMs: occurredAtMs, isDated: datedAtMs !== null })
    const models = readModels(record, lastModel)
    if (typeof models === 'string') return sink.problem(line, models)
    results.push({ id, line, occurredAtMs, sessionId, isError: record.is_error === true, models })
    this.#sessions.set(group, results)
  }

  /** Whether the session's results hold what its assistant messages say, so that those must not count again. */
  covers(sessionId: string | null): boolean {
    const results = sessionId === null ? undefined : this.#sessions.get(sessionId)
    return results?.some((result) => !isZero(result)) ?? false
  }

  end(sink: LogSink) {
    for (const results of this.#sessions.values()) {
      let first: ResultRecord | null = null
      let last: ResultRecord | null = null
      for (const result of results) {
        if (isZero(result)) continue
        if (first !== null && last !== null && !continues(last, result)) {
          this.#emit(first, last, sink)
          first = result
        }
        first ??= result
        last = result
      }
      if (first !== null && last !== null) this.#emit(first, last, sink)
    }
  }

  /** The id is the segment's first result's, so that a longer file later updates the same event. */
  #emit(first: ResultRecord, last: ResultRecord, sink: LogSink) {
    for (const [model, total] of last.models) {
      const event: UsageEvent = newUsageEvent(
        `claude-result:${first.id}:${model}`.slice(0, 512),
        last.occurredAtMs,
      )
      const provider = model.startsWith('claude-') ? 'anthropic' : null
      const { own, components } = splitAggregate(total.counts, model, provider)
      Object.assign(event, own)
      event.components = components
      event.model = model
      event.provider = provider
      event.reportedCostUsd = total.costUsd
      event.sessionId = last.sessionId
      event.source = 'claude-code'
      event.status = last.isError ? 'error' : 'ok'
      if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${last.line}`.slice(-512)
      sink.event(event)
    }
  }
}

const isZero = (result: ResultRecord): boolean =>
  [...result.models.values()].every(
    (total) => sumTokens(total.counts) === 0 && (total.costUsd ?? '0') === '0',
  )

function continues(before: ResultRecord, after: ResultRecord): boolean {
  for (const [model, total] of before.models) {
    const now = after.models.get(model)
    if (now === undefined) return false
    for (const key of Object.keys(total.counts) as (keyof TokenCounts)[]) {
      if (now.counts[key] < total.counts[key]) return false
    }
  }
  return true
}

/** How the run ended: an error's subtype says more than that it was one, and comes with `is_error: false` too. */
function readOutcome(record: JsonObject): Pick<AgentResult, 'status' | 'turns' | 'durationMs'> {
  const subtype = asText(record.subtype) ?? ''
  const isError = record.is_error === true || /^error/.test(subtype)
  return {
    status: isError ? (/^error/.test(subtype) ? subtype : 'error') : 'completed',
    turns: toCount(record.num_turns),
    durationMs: toCount(record.duration_ms),
  }
}

const toCount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= 1e9 ? value : null

/** Totals by model; a sentence where they can't be read. */
function readModels(record: JsonObject, lastModel: string | null): Map<string, ModelTotal> | string {
  const models = new Map<string, ModelTotal>()
  const usage = asObject(record.usage)
  const main = usage === null ? null : readClaudeCounts(usage)
  if (main?.ok === false) return `usage: ${main.message}`
  const modelUsage = asObject(record.modelUsage)
  if (modelUsage === null || Object.keys(modelUsage).length === 0) {
    if (main === null) return 'result record without usage'
    const costUsd = parseReportedCost(record.total_cost_usd)
    if (lastModel === null) {
      return sumTokens(main.counts) === 0 && (costUsd ?? '0') === '0'
        ? models
        : 'result record that names no model'
    }
    return models.set(lastModel, { counts: main.counts, costUsd })
  }
  let mainLoop = main?.counts ?? null
  for (const [model, raw] of Object.entries(modelUsage)) {
    const entry = asObject(raw)
    if (asText(model) === null || entry === null) return 'modelUsage holds no model totals'
    if (model === '<synthetic>') continue
    const writes = toTokenCount(entry.cacheCreationInputTokens)
    let write5m = writes
    let write1h = 0
    if (
      entry.cacheCreationEphemeral5mInputTokens != null ||
      entry.cacheCreationEphemeral1hInputTokens != null
    ) {
      write5m = toTokenCount(entry.cacheCreationEphemeral5mInputTokens)
      write1h = toTokenCount(entry.cacheCreationEphemeral1hInputTokens)
    } else if (mainLoop !== null && writes >= mainLoop.cacheWrite5mTokens + mainLoop.cacheWrite1hTokens) {
      // Older records split only the main loop's writes; what sub-agents wrote on top counts as 5-minute.
      write1h = mainLoop.cacheWrite1hTokens
      write5m = writes - write1h
      mainLoop = null
    }
    const counts: TokenCounts = {
      inputTokens: toTokenCount(entry.inputTokens),
      outputTokens: toTokenCount(entry.outputTokens),
      cacheReadTokens: toTokenCount(entry.cacheReadInputTokens),
      cacheWrite5mTokens: write5m,
      cacheWrite1hTokens: write1h,
      reasoningTokens: toTokenCount(entry.thinkingTokens),
      webSearchRequests: toTokenCount(entry.webSearchRequests),
    }
    const bad = Object.entries(counts).find(([, count]) => count < 0)
    if (bad !== undefined || writes < 0)
      return `modelUsage: ${bad?.[0] ?? 'cacheCreationInputTokens'} is not a whole number from 0 to 2^53`
    models.set(model, { counts, costUsd: parseReportedCost(entry.costUSD) })
  }
  return models
}
