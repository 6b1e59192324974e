import { newUsageEvent } from '../new-usage-event'
import { parseLogTimestamp } from '../parse-timestamp'
import { parseReportedCost } from '../reported-cost'
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
import { instantOf, type ReportBucket, reportBucket, reportRowId } from './report-bucket'
import { UNKNOWN_MODEL } from './unknown-model'

/** A bucket of OpenAI's usage or costs of an organization. */
export const isOpenAiRecord = (record: JsonObject): boolean =>
  'start_time' in record && 'end_time' in record && Array.isArray(record.results)

/**
 * Reads OpenAI's usage and costs (`/v1/organization/usage/…`, `/v1/organization/costs`) and their CSV exports. FORMATS.md
 * f: `input_tokens` holds the cached and the written ones, `output_tokens` the reasoning. Each row is a sum over calls.
 */
export class OpenAiReader implements RecordReader {
  readonly #pool = new TextPool()

  constructor(readonly context: LogContext) {}

  record(value: unknown, line: number, sink: LogSink) {
    const record = asObject(value)
    if (record === null) return sink.problem(line, 'not a JSON object')
    const startMs = parseLogTimestamp(record.start_time)
    const endMs = parseLogTimestamp(record.end_time)
    if (startMs === null || endMs === null)
      return sink.problem(line, 'start_time or end_time is no date from 2000 to 2099')
    const bucket = reportBucket(startMs, endMs)
    if (!Array.isArray(record.results)) return this.#csvRow(bucket, record, line, sink)
    for (const raw of record.results) {
      const result = asObject(raw)
      if (result === null) sink.problem(line, 'a result is no JSON object')
      else this.#result(bucket, result, line, sink)
    }
  }

  end(): void {}

  /** A bucket in which nothing happened is a row with nothing but its times. */
  #csvRow(bucket: ReportBucket, row: JsonObject, line: number, sink: LogSink): void {
    const result: JsonObject = Object.fromEntries(
      Object.entries(row).filter(([name, cell]) => cell !== '' && !TIMES.has(name)),
    )
    if (Object.keys(result).length === 0) return
    const { amount_value: value, amount_currency: currency, ...rest } = result
    this.#result(bucket, value === undefined ? result : { ...rest, amount: { value, currency } }, line, sink)
  }

  #result(bucket: ReportBucket, result: JsonObject, line: number, sink: LogSink) {
    const amount = asObject(result.amount)
    const event = amount === null ? this.#usage(bucket, result) : this.#cost(bucket, result, amount)
    if (event === null) return
    if (typeof event === 'string') return sink.problem(line, event)
    event.provider = 'openai'
    event.project = this.#pool.keep(result.project_name) ?? this.#pool.keep(result.project_id)
    if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${line}`.slice(-512)
    sink.event(event)
  }

  /** Null where nothing was used. */
  #usage(bucket: ReportBucket, result: JsonObject): UsageEvent | string | null {
    if (result.input_tokens == null && result.output_tokens == null)
      return `${asText(result.object) ?? 'a result'} has no tokens: not counted`
    const counts = readCounts({
      input_tokens: result.input_tokens,
      input_cached_tokens: result.input_cached_tokens,
      input_cache_write_tokens: result.input_cache_write_tokens,
      output_tokens: result.output_tokens,
    })
    if (typeof counts === 'string') return counts
    if (counts.input_tokens + counts.output_tokens === 0) return null
    // A CSV does not say what it is of, and is of completions.
    const kind = /completions/.test(String(result.object)) ? null : result.object
    const batch = result.batch == null ? null : isTrue(result.batch)
    const keys = [kind, batch, ...USAGE_KEYS.map((key) => result[key])]
    const event = newUsageEvent(reportRowId('openai-usage', bucket, keys), instantOf(bucket))
    Object.assign(
      event,
      splitInput(counts.input_tokens, counts.input_cached_tokens, counts.input_cache_write_tokens),
    )
    event.outputTokens = counts.output_tokens
    event.model = this.#pool.keep(result.model) ?? UNKNOWN_MODEL
    event.user = this.#pool.keep(result.user_email) ?? this.#pool.keep(result.user_id)
    event.serviceTier = isTrue(result.batch) ? 'batch' : this.#pool.keep(result.service_tier)
    event.source = 'openai-usage'
    event.quality = 'aggregate'
    const apiKey = this.#pool.keep(result.api_key_id)
    if (apiKey !== null) event.tags = { api_key: apiKey }
    return event
  }

  #cost(bucket: ReportBucket, result: JsonObject, amount: JsonObject): UsageEvent | string {
    const currency = String(amount.currency ?? 'usd')
    if (!/^usd$/i.test(currency)) return `currency ${currency.slice(0, 20)}: only USD is read`
    const costUsd = parseReportedCost(amount.value)
    if (costUsd === null) return 'amount.value is no amount of 0 or more'
    const keys = COST_KEYS.map((key) => result[key])
    const event = newUsageEvent(reportRowId('openai-cost', bucket, keys), instantOf(bucket))
    event.reportedCostUsd = costUsd
    const lineItem = this.#pool.keep(result.line_item)
    event.model = this.#pool.keep(/^([^\s,]+), .+$/.exec(lineItem ?? '')?.[1])
    event.source = 'openai-cost'
    event.quality = 'aggregate'
    const apiKey = this.#pool.keep(result.api_key_id)
    event.tags = {
      ...(lineItem !== null && { line_item: lineItem }),
      ...(apiKey !== null && { api_key: apiKey }),
    }
    return event
  }
}

const TIMES = new Set(['start_time', 'end_time', 'start_time_iso', 'end_time_iso'])

const USAGE_KEYS = ['project_id', 'user_id', 'api_key_id', 'model', 'service_tier']

const COST_KEYS = ['line_item', 'project_id', 'api_key_id']

const isTrue = (value: unknown): boolean => /^true$/i.test(String(value))
