import { newUsageEvent } from '../new-usage-event'
import { parseLogTimestamp } from '../parse-timestamp'
import { parseReportedCents, parseReportedCost } from '../reported-cost'
import { sumTokens } from '../sum-tokens'
import type { UsageEvent } from '../usage-event'
import { readClaudeCounts } from './claude-usage'
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
import { instantOf, type ReportBucket, reportBucket, reportRowId } from './report-bucket'
import { UNKNOWN_MODEL } from './unknown-model'

const DAY_MS = 24 * 60 * 60_000

/** A bucket of Anthropic's usage or cost report, or a row of its Claude Code analytics. */
export const isAnthropicRecord = (record: JsonObject): boolean => isBucket(record) || isAnalytics(record)

const isBucket = (record: JsonObject): boolean =>
  typeof record.starting_at === 'string' && 'ending_at' in record && Array.isArray(record.results)

const isAnalytics = (record: JsonObject): boolean =>
  asObject(record.actor) !== null && Array.isArray(record.model_breakdown)

/**
 * Reads Anthropic's Admin API reports of usage, cost and Claude Code, and the two CSV files of its Console. FORMATS.md f.
 * Each row is a sum over many calls: its id is its bucket and all it is grouped by. The cost report is in cents.
 */
export class AnthropicReader implements RecordReader {
  readonly #pool = new TextPool()

  constructor(readonly context: LogContext) {}

  record(value: unknown, line: number, sink: LogSink) {
    const record = asObject(value)
    if (record === null) return sink.problem(line, 'not a JSON object')
    if (isAnalytics(record)) return this.#analytics(record, line, sink)
    if ('usage_date_utc' in record) return this.#csvRow(record, line, sink)
    if (!isBucket(record)) return sink.problem(line, 'no bucket of a report')
    const startMs = parseLogTimestamp(record.starting_at)
    const endMs = parseLogTimestamp(record.ending_at)
    if (startMs === null || endMs === null)
      return sink.problem(line, 'starting_at or ending_at is no date from 2000 to 2099')
    const bucket = reportBucket(startMs, endMs)
    for (const raw of record.results as unknown[]) {
      const result = asObject(raw)
      if (result === null) sink.problem(line, 'a result is no JSON object')
      else if ('amount' in result) this.#emit(this.#costInCents(bucket, result), line, sink)
      else this.#emit(this.#usage(bucket, result), line, sink)
    }
  }

  end() {}

  #emit(event: UsageEvent | string | null, line: number, sink: LogSink) {
    if (event === null) return
    if (typeof event === 'string') return sink.problem(line, event)
    if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${line}`.slice(-512)
    sink.event(event)
  }

  /** Null where nothing was used. */
  #usage(bucket: ReportBucket, result: JsonObject): UsageEvent | string | null {
    const read = readClaudeCounts({ ...result, input_tokens: result.uncached_input_tokens })
    if (!read.ok) return read.message
    if (sumTokens(read.counts) === 0 && read.counts.webSearchRequests === 0) return null
    const keys = USAGE_KEYS.map((key) => result[key])
    const event = newUsageEvent(reportRowId('anthropic-usage', bucket, keys), instantOf(bucket))
    Object.assign(event, read.counts)
    this.#label(event, result)
    event.source = 'anthropic-usage'
    event.quality = qualityOf(result.context_window)
    event.model ??= UNKNOWN_MODEL
    return event
  }

  #costInCents(bucket: ReportBucket, result: JsonObject): UsageEvent | string {
    if (!isUsd(result.currency)) return `currency ${String(result.currency).slice(0, 20)}: only USD is read`
    const costUsd = parseReportedCents(result.amount)
    return costUsd === null ? 'amount is no amount of 0 or more' : this.#cost(bucket, result, costUsd)
  }

  #cost(bucket: ReportBucket, result: JsonObject, costUsd: string): UsageEvent {
    const keys = COST_KEYS.map((key) => result[key])
    const event = newUsageEvent(reportRowId('anthropic-cost', bucket, keys), instantOf(bucket))
    event.reportedCostUsd = costUsd
    this.#label(event, result)
    event.source = 'anthropic-cost'
    event.quality = 'aggregate'
    return event
  }

  #label(event: UsageEvent, result: JsonObject): void {
    event.model = this.#pool.keep(result.model)
    event.provider = 'anthropic'
    event.serviceTier = this.#pool.keep(result.service_tier)
    event.speed = this.#pool.keep(result.speed)
    const geo = this.#pool.keep(result.inference_geo)
    event.inferenceGeo = geo === 'not_available' ? null : geo
    event.project = this.#pool.keep(result.workspace_id)
    event.user = this.#pool.keep(result.account_id) ?? this.#pool.keep(result.service_account_id)
    event.tags = this.#tagsOf({
      api_key: result.api_key_id,
      cost_type: result.cost_type,
      token_type: result.token_type,
    })
  }

  #tagsOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
    const tags: [string, string][] = []
    for (const [name, value] of Object.entries(values)) {
      const text = this.#pool.keep(value)
      if (text !== null) tags.push([name, text])
    }
    return Object.fromEntries(tags)
  }

  /** One person's or key's day with Claude Code: tokens and an estimate in cents, by model. */
  #analytics(record: JsonObject, line: number, sink: LogSink) {
    const startMs = parseLogTimestamp(record.date)
    if (startMs === null) return sink.problem(line, 'date is no date from 2000 to 2099')
    const bucket: ReportBucket = { startMs: startMs - (startMs % DAY_MS), width: 'day' }
    const actor = asObject(record.actor)
    const user = this.#pool.keep(actor?.email_address)
    const apiKey = this.#pool.keep(actor?.api_key_name)
    for (const raw of record.model_breakdown as unknown[]) {
      const entry = asObject(raw)
      const tokens = asObject(entry?.tokens)
      const model = this.#pool.keep(entry?.model)
      if (entry === null || tokens === null || model === null) {
        sink.problem(line, 'model_breakdown holds no model with tokens')
        continue
      }
      const { input, output, cache_read, cache_creation } = tokens
      const counts = readCounts({ input, output, cache_read, cache_creation })
      const cost = asObject(entry.estimated_cost)
      const costUsd = cost === null || !isUsd(cost.currency) ? null : parseReportedCents(cost.amount)
      if (typeof counts === 'string') {
        sink.problem(line, counts)
        continue
      }
      const keys = [user, apiKey, record.terminal_type, record.customer_type, model]
      const event = newUsageEvent(reportRowId('anthropic-claude-code', bucket, keys), instantOf(bucket))
      event.inputTokens = counts.input
      event.outputTokens = counts.output
      event.cacheReadTokens = counts.cache_read
      event.cacheWrite5mTokens = counts.cache_creation
      event.model = model
      event.provider = 'anthropic'
      event.reportedCostUsd = costUsd
      event.user = user
      event.source = 'anthropic-claude-code'
      event.quality = 'aggregate'
      event.tags = this.#tagsOf({
        api_key: apiKey,
        terminal: record.terminal_type,
        customer_type: record.customer_type,
      })
      this.#emit(event, line, sink)
    }
  }

  /** A row of the Console's usage or cost CSV; its costs are in dollars, its models by their names for people. */
  #csvRow(row: JsonObject, line: number, sink: LogSink) {
    const startMs = parseLogTimestamp(row.usage_date_utc)
    if (startMs === null) return sink.problem(line, 'usage_date_utc is no date from 2000 to 2099')
    const bucket: ReportBucket = { startMs: startMs - (startMs % DAY_MS), width: 'day' }
    const isUsage = 'usage_output_tokens' in row
    const common = {
      model: asText(row.model_version) ?? modelId(asText(row.model)),
      workspace_id: row.workspace,
      api_key_id: row.api_key,
      context_window: row.context_window,
      inference_geo: row.inference_geo,
      speed: row.speed,
    }
    if (isUsage) {
      const split = row.usage_input_tokens_cache_write_5m
      this.#emit(
        this.#usage(bucket, {
          ...common,
          service_tier: row.usage_type,
          uncached_input_tokens: row.usage_input_tokens_no_cache,
          cache_creation_input_tokens: split === undefined ? row.usage_input_tokens_cache_write : null,
          cache_creation: {
            ephemeral_5m_input_tokens: split,
            ephemeral_1h_input_tokens: row.usage_input_tokens_cache_write_1h,
          },
          cache_read_input_tokens: row.usage_input_tokens_cache_read,
          output_tokens: row.usage_output_tokens,
          server_tool_use: { web_search_requests: row.web_search_count },
        }),
        line,
        sink,
      )
      return
    }
    const costUsd = parseReportedCost(row.cost_usd)
    if (costUsd === null) return sink.problem(line, 'cost_usd is no amount in USD of 0 or more')
    const { cost_type, token_type, usage_type: description } = row
    this.#emit(this.#cost(bucket, { ...common, cost_type, token_type, description }, costUsd), line, sink)
  }
}

const USAGE_KEYS = [
  'model',
  'workspace_id',
  'api_key_id',
  'service_tier',
  'context_window',
  'inference_geo',
  'speed',
  'account_id',
  'service_account_id',
]

const COST_KEYS = [...USAGE_KEYS, 'cost_type', 'token_type', 'description']

const isUsd = (currency: unknown): boolean => currency === undefined || /^usd$/i.test(String(currency))

/** A report grouped by context window tells which calls were long: their sum is over the line and priced as they were. */
const qualityOf = (contextWindow: unknown): UsageEvent['quality'] =>
  /^(200k-1m|>\s?200k)$/i.test(String(contextWindow)) ? 'measured' : 'aggregate'

/** "Claude Haiku 4.5" as its API calls it. */
function modelId(name: string | null): string | null {
  return name?.includes(' ') ? name.toLowerCase().replace(/[ .]+/g, '-') : name
}
