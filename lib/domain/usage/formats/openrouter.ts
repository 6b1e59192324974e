import { newUsageEvent } from '../new-usage-event'
import { parseLogTimestamp } from '../parse-timestamp'
import { parseReportedCost, sumReportedCosts } from '../reported-cost'
import type { UsageEvent } from '../usage-event'
import { byColumnKey } from './column-key'
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
import { instantOf, type ReportBucket, reportRowId } from './report-bucket'
import { UNKNOWN_MODEL } from './unknown-model'

const DAY_MS = 24 * 60 * 60_000

/** A day of OpenRouter's activity (`/api/v1/activity`), or one call (`/api/v1/generation`). */
export const isOpenRouterRecord = (record: JsonObject): boolean => isGeneration(record) || isActivity(record)

const isGeneration = (record: JsonObject): boolean =>
  'id' in record && 'created_at' in record && ('native_tokens_prompt' in record || 'is_byok' in record)

const isActivity = (record: JsonObject): boolean =>
  'date' in record && 'usage' in record && ('model_permaslug' in record || 'byok_usage_inference' in record)

type Row = ReadonlyMap<string, unknown>

/**
 * Reads OpenRouter's activity by day, single calls, and both of its CSV exports. FORMATS.md f: a call is billed by its
 * native tokens; cached tokens are inside the prompt's and reasoning inside the completion's; what a key of one's own
 * (BYOK) paid the provider comes on top of the credits.
 */
export class OpenRouterReader implements RecordReader {
  readonly #pool = new TextPool()

  constructor(readonly context: LogContext) {}

  record(value: unknown, line: number, sink: LogSink) {
    const record = asObject(value)
    if (record === null) return sink.problem(line, 'not a JSON object')
    const row = byColumnKey(record)
    const event = row.has('created_at') ? this.#generation(row) : this.#activity(row)
    if (typeof event === 'string') return sink.problem(line, event)
    event.provider = 'openrouter'
    event.source = 'openrouter'
    const host = this.#pool.keep(row.get('provider_name'))
    if (host !== null) event.tags = { host }
    if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${line}`.slice(-512)
    sink.event(event)
  }

  end(): void {}

  #generation(row: Row): UsageEvent | string {
    const id = asText(row.get('id') ?? row.get('generation_id'))
    if (id === null) return 'no generation id'
    const occurredAtMs = parseLogTimestamp(row.get('created_at'))
    if (occurredAtMs === null) return 'created_at is no date from 2000 to 2099'
    const native = row.get('native_tokens_prompt') ?? row.get('native_tokens_completion')
    const isNative = native !== undefined && native !== null && native !== ''
    const of = (name: string) => (isNative ? row.get(`native_tokens_${name}`) : row.get(`tokens_${name}`))
    const counts = readCounts({
      prompt: of('prompt'),
      completion: of('completion'),
      reasoning: of('reasoning'),
      cached: of('cached'),
    })
    if (typeof counts === 'string') return `tokens: ${counts}`
    const isByok = /^(true|1)$/i.test(String(row.get('is_byok')))
    const costUsd = sumCosts([
      row.get('total_cost') ?? row.get('cost_total') ?? row.get('usage'),
      isByok ? row.get('upstream_inference_cost') : row.get('byok_usage_inference'),
    ])
    if (costUsd === undefined) return 'the cost is no amount in USD of 0 or more'
    const event = newUsageEvent(`openrouter:${id}`.slice(0, 512), occurredAtMs)
    Object.assign(event, bucketsOf(counts))
    event.model = this.#modelOf(row)
    event.reportedCostUsd = costUsd
    // Only counts by one tokenizer for all models: near what was billed, and not it.
    if (row.has('native_tokens_prompt') && !isNative) event.quality = 'estimate'
    const latency = Math.round(
      Number(row.get('generation_time') ?? row.get('generation_time_ms') ?? Number.NaN),
    )
    if (Number.isSafeInteger(latency) && latency >= 0) event.latencyMs = latency
    return event
  }

  #activity(row: Row): UsageEvent | string {
    const startMs = parseLogTimestamp(row.get('date'))
    if (startMs === null) return 'date is no date from 2000 to 2099'
    const counts = readCounts({
      prompt: row.get('prompt_tokens'),
      completion: row.get('completion_tokens'),
      reasoning: row.get('reasoning_tokens'),
      cached: row.get('cached_tokens'),
    })
    if (typeof counts === 'string') return `tokens: ${counts}`
    const costUsd = sumCosts([row.get('usage'), row.get('byok_usage_inference') ?? row.get('byok_usage')])
    if (costUsd === undefined) return 'usage is no amount in USD of 0 or more'
    const bucket: ReportBucket = { startMs: startMs - (startMs % DAY_MS), width: 'day' }
    const model = this.#modelOf(row)
    const keys = [model, row.get('model_permaslug'), row.get('endpoint_id'), row.get('provider_name')]
    const event = newUsageEvent(reportRowId('openrouter-day', bucket, keys), instantOf(bucket))
    Object.assign(event, bucketsOf(counts))
    event.model = model
    event.reportedCostUsd = costUsd
    event.quality = 'aggregate'
    return event
  }

  #modelOf(row: Row): string {
    const names = [row.get('model'), row.get('model_permaslug'), row.get('slug')]
    return names.map((name) => this.#pool.keep(name)).find((name) => name !== null) ?? UNKNOWN_MODEL
  }
}

function bucketsOf(counts: { prompt: number; completion: number; reasoning: number; cached: number }) {
  return {
    ...splitInput(counts.prompt, counts.cached, 0),
    outputTokens: counts.completion,
    reasoningTokens: Math.min(counts.reasoning, counts.completion),
  }
}

/** Undefined where one of the amounts can't be read; null where there is none. */
function sumCosts(values: readonly unknown[]): string | null | undefined {
  const given = values.filter((value) => value !== undefined && value !== null && value !== '')
  const costs = given.map(parseReportedCost)
  return costs.includes(null) ? undefined : sumReportedCosts(costs)
}
