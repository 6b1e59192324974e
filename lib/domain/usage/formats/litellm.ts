import { newUsageEvent } from '../new-usage-event'
import { parseLogTimestamp } from '../parse-timestamp'
import { parseReportedCost } from '../reported-cost'
import {
  asObject,
  asText,
  type JsonObject,
  type LogContext,
  type LogSink,
  type RecordReader,
  TextPool,
} from './log-reader'
import { readCounts } from './read-counts'
import { instantOf, reportRowId } from './report-bucket'

const DAY_MS = 24 * 60 * 60_000

/** A row of LiteLLM's table of spend (`/spend/logs`), or of its totals by day. */
export function isLiteLlmRecord(record: JsonObject): boolean {
  return isSpendLog(record) || isDailySpend(record)
}

const isSpendLog = (record: JsonObject): boolean =>
  'request_id' in record &&
  'spend' in record &&
  'startTime' in record &&
  ('call_type' in record || 'api_key' in record || 'model_group' in record)

const isDailySpend = (record: JsonObject): boolean =>
  'date' in record && 'spend' in record && 'api_requests' in record && 'prompt_tokens' in record

/**
 * Reads LiteLLM's spend logs. FORMATS.md f: `prompt_tokens` holds cache reads and writes for every provider; what its
 * own cache answered and what failed cost nothing and reached no model, so their tokens are not counted.
 */
export class LiteLlmReader implements RecordReader {
  readonly #pool = new TextPool()

  constructor(readonly context: LogContext) {}

  record(value: unknown, line: number, sink: LogSink) {
    const record = asObject(value)
    if (record === null) return sink.problem(line, 'not a JSON object')
    if (isDailySpend(record) && !isSpendLog(record)) return this.#daily(record, line, sink)
    const requestId = asText(record.request_id)
    if (requestId === null) return sink.problem(line, 'no request_id')
    const occurredAtMs = parseLogTimestamp(record.startTime)
    if (occurredAtMs === null) return sink.problem(line, 'startTime is no date from 2000 to 2099')
    const costUsd = costOf(record.spend)
    if (costUsd === undefined) return sink.problem(line, 'spend is no amount in USD of 0 or more')
    const metadata = objectOf(record.metadata)
    const isFailure = record.status === 'failure' || metadata?.status === 'failure'
    const isCacheHit = String(record.cache_hit).toLowerCase() === 'true'
    const event = newUsageEvent(`litellm:${requestId}`.slice(0, 512), occurredAtMs)
    if ((isFailure || isCacheHit) && (costUsd === null || costUsd === '0')) event.reportedCostUsd = '0'
    else {
      const counts = readTokens(record, metadata)
      if (typeof counts === 'string') return sink.problem(line, counts)
      Object.assign(event, counts)
      event.reportedCostUsd = costUsd
    }
    this.#label(event, record, metadata)
    if (event.model === null && event.reportedCostUsd === null)
      return sink.problem(line, 'neither a model nor a spend')
    const apiKey = this.#pool.keep(metadata?.user_api_key_alias ?? record.api_key)
    const tags: Record<string, string> = { ...(apiKey !== null && { api_key: apiKey }) }
    if (isCacheHit) tags.cache_hit = 'true'
    event.tags = tags
    event.sessionId = this.#pool.keep(record.session_id)
    event.status = isFailure ? 'error' : 'ok'
    const endedAtMs = parseLogTimestamp(record.endTime)
    if (endedAtMs !== null && endedAtMs >= occurredAtMs) event.latencyMs = endedAtMs - occurredAtMs
    if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${line}`.slice(-512)
    sink.event(event)
  }

  end() {}

  #daily(record: JsonObject, line: number, sink: LogSink) {
    const startMs = parseLogTimestamp(record.date)
    if (startMs === null) return sink.problem(line, 'date is no date from 2000 to 2099')
    const costUsd = costOf(record.spend)
    if (costUsd === undefined) return sink.problem(line, 'spend is no amount in USD of 0 or more')
    const counts = readTokens(record, null)
    if (typeof counts === 'string') return sink.problem(line, counts)
    const bucket = { startMs: startMs - (startMs % DAY_MS), width: 'day' as const }
    const keys = DAILY_KEYS.map((key) => record[key])
    const event = newUsageEvent(reportRowId('litellm-daily', bucket, keys), instantOf(bucket))
    Object.assign(event, counts)
    event.reportedCostUsd = costUsd
    event.quality = 'aggregate'
    this.#label(event, record, null)
    event.source = 'litellm-daily'
    if (event.model === null && costUsd === null) return sink.problem(line, 'neither a model nor a spend')
    const apiKey = this.#pool.keep(record.api_key)
    if (apiKey !== null) event.tags = { api_key: apiKey }
    if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${line}`.slice(-512)
    sink.event(event)
  }

  #label(event: ReturnType<typeof newUsageEvent>, record: JsonObject, metadata: JsonObject | null): void {
    event.model = this.#pool.keep(record.model) ?? this.#pool.keep(record.model_group)
    event.provider = this.#pool.keep(record.custom_llm_provider)
    const users = [metadata?.user_api_key_user_email, record.user, record.user_id, record.end_user]
    event.user = users.map((user) => this.#pool.keep(user)).find((user) => user !== null) ?? null
    event.team = this.#pool.keep(metadata?.user_api_key_team_alias) ?? this.#pool.keep(record.team_id)
    event.source = 'litellm'
  }
}

const DAILY_KEYS = [
  'user_id',
  'team_id',
  'tag',
  'api_key',
  'model',
  'model_group',
  'custom_llm_provider',
  'mcp_namespaced_tool_name',
  'endpoint',
]

/** Undefined where there is an amount that can't be read. */
function costOf(spend: unknown): string | null | undefined {
  if (spend === undefined || spend === null || spend === '') return null
  return parseReportedCost(spend) ?? undefined
}

/** JSON columns come as objects from the API and as text from the database. */
function objectOf(value: unknown): JsonObject | null {
  if (typeof value !== 'string' || !value.startsWith('{')) return asObject(value)
  try {
    return asObject(JSON.parse(value))
  } catch {
    return null
  }
}

function readTokens(record: JsonObject, metadata: JsonObject | null) {
  const usages = [record, asObject(metadata?.usage_object), asObject(metadata?.additional_usage_values)]
  const first = (read: (usage: JsonObject) => unknown): unknown =>
    usages.map((usage) => (usage === null ? null : read(usage))).find((value) => value != null)
  const counts = readCounts({
    prompt_tokens: record.prompt_tokens,
    completion_tokens: record.completion_tokens,
    cache_read_input_tokens:
      first((usage) => usage.cache_read_input_tokens) ??
      first((usage) => asObject(usage.prompt_tokens_details)?.cached_tokens),
    cache_creation_input_tokens:
      first((usage) => usage.cache_creation_input_tokens) ??
      first((usage) => asObject(usage.prompt_tokens_details)?.cache_creation_tokens),
    ephemeral_1h_input_tokens: first((usage) => writeDetails(usage)?.ephemeral_1h_input_tokens),
    reasoning_tokens: first((usage) => asObject(usage.completion_tokens_details)?.reasoning_tokens),
    web_search_requests: first((usage) => asObject(usage.server_tool_use)?.web_search_requests),
  })
  if (typeof counts === 'string') return counts
  const {
    prompt_tokens: prompt,
    cache_read_input_tokens: read,
    cache_creation_input_tokens: written,
  } = counts
  const inside = read + written
  const write1h = Math.min(counts.ephemeral_1h_input_tokens, written)
  return {
    // More cached than input can't be a part of it: such a row counts them apart.
    inputTokens: inside <= prompt ? prompt - inside : prompt,
    outputTokens: counts.completion_tokens,
    cacheReadTokens: read,
    cacheWrite5mTokens: written - write1h,
    cacheWrite1hTokens: write1h,
    reasoningTokens: Math.min(counts.reasoning_tokens, counts.completion_tokens),
    webSearchRequests: counts.web_search_requests,
  }
}

const writeDetails = (usage: JsonObject): JsonObject | null =>
  asObject(asObject(usage.prompt_tokens_details)?.cache_creation_token_details) ??
  asObject(usage.cache_creation)
