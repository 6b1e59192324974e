import { fingerprint } from '../fingerprint'
import { newUsageEvent } from '../new-usage-event'
import { parseLogTimestamp } from '../parse-timestamp'
import { parseReportedCents, parseReportedCost } from '../reported-cost'
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
import { readCounts } from './read-counts'
import { UNKNOWN_MODEL } from './unknown-model'

/** An event of Cursor's admin API (`/teams/filtered-usage-events`). */
export function isCursorRecord(record: JsonObject): boolean {
  const kind = asText(record.kind) ?? ''
  const isEvent = kind.startsWith('USAGE_EVENT_KIND_') || 'chargedCents' in record || 'tokenUsage' in record
  return isEvent && 'timestamp' in record
}

interface CursorTokens {
  inputTokens: number
  cacheWrite5mTokens: number
  cacheReadTokens: number
  outputTokens: number
}

interface CursorCall {
  time: unknown
  model: unknown
  user: unknown
  session: unknown
  kind: string
  tokens: CursorTokens
  costUsd: string | null
  isUnsure: boolean
}

/**
 * Reads Cursor's usage: the CSV of its dashboard (columns by name, of any year) and pages of its admin API. FORMATS.md e.
 * Rows have no id: one is made of what both forms say of a call, and of its ordinal among equal rows.
 */
export class CursorReader implements RecordReader {
  readonly #pool = new TextPool()
  readonly #seen = new Map<string, number>()

  constructor(readonly context: LogContext) {}

  record(value: unknown, line: number, sink: LogSink) {
    const record = asObject(value)
    if (record === null) return sink.problem(line, 'not a JSON object')
    const isApi = 'tokenUsage' in record || 'chargedCents' in record || 'timestamp' in record
    const call = isApi ? readApiEvent(record) : readCsvRow(byColumnKey(record))
    if (typeof call === 'string') return sink.problem(line, call)
    const occurredAtMs = parseLogTimestamp(call.time)
    if (occurredAtMs === null) return sink.problem(line, 'the date is no time from 2000 to 2099')
    sink.event(this.#toEvent(call, occurredAtMs, line))
  }

  end(): void {}

  #toEvent(call: CursorCall, occurredAtMs: number, line: number): UsageEvent {
    const model = this.#pool.keep(call.model) ?? UNKNOWN_MODEL
    const event = newUsageEvent(this.#identityOf(occurredAtMs, model, call.tokens), occurredAtMs)
    event.model = model
    event.provider = 'cursor'
    event.user = this.#pool.keep(call.user)
    event.sessionId = this.#pool.keep(call.session)
    event.source = 'cursor'
    const kind = this.#pool.keep(call.kind)
    if (kind !== null) event.tags = { kind }
    if (this.context.withSourceRef) event.sourceRef = `${this.context.fileName}:${line}`.slice(-512)
    if (NOT_CHARGED.test(call.kind)) {
      // Its tokens would be priced, and nothing was charged for them.
      event.status = 'error'
      event.reportedCostUsd = '0'
      return event
    }
    Object.assign(event, call.tokens)
    event.reportedCostUsd = call.costUsd
    if (call.isUnsure) event.quality = 'estimate'
    return event
  }

  #identityOf(occurredAtMs: number, model: string, tokens: CursorTokens): string {
    const { inputTokens, cacheWrite5mTokens, cacheReadTokens, outputTokens } = tokens
    const said = [occurredAtMs, model, inputTokens, cacheWrite5mTokens, cacheReadTokens, outputTokens]
    const base = fingerprint(JSON.stringify(said))
    const times = (this.#seen.get(base) ?? 0) + 1
    this.#seen.set(base, times)
    return times === 1 ? `cursor:${base}` : `cursor:${base}#${times}`
  }
}

const NOT_CHARGED = /no charge|not charged|not_charged/i
const INCLUDED = /included/i

function readApiEvent(record: JsonObject): CursorCall | string {
  const usage = asObject(record.tokenUsage) ?? {}
  const counts = readCounts({
    inputTokens: usage.inputTokens,
    cacheWriteTokens: usage.cacheWriteTokens,
    cacheReadTokens: usage.cacheReadTokens,
    outputTokens: usage.outputTokens,
  })
  if (typeof counts === 'string') return counts
  const kind = asText(record.kind) ?? ''
  const charged = record.chargedCents ?? usage.totalCents
  const costUsd = charged === undefined || charged === null ? null : parseReportedCents(charged)
  if (charged != null && costUsd === null) return 'chargedCents is no amount of 0 or more'
  // What a plan includes has a value all the same: a charge of nothing does not tell it.
  const isCharged = record.isChargeable !== false && !INCLUDED.test(kind)
  return {
    time: record.timestamp,
    model: record.model,
    user: record.userEmail ?? record.userId,
    session: record.cloudAgentId,
    kind,
    tokens: {
      inputTokens: counts.inputTokens,
      cacheWrite5mTokens: counts.cacheWriteTokens,
      cacheReadTokens: counts.cacheReadTokens,
      outputTokens: counts.outputTokens,
    },
    costUsd: costUsd === '0' && !isCharged ? null : costUsd,
    isUnsure: false,
  }
}

function readCsvRow(row: ReadonlyMap<string, unknown>): CursorCall | string {
  const counts = readCounts({
    'Input (w/ Cache Write)': row.get('input_w_cache_write'),
    'Input (w/o Cache Write)': row.get('input_w_o_cache_write'),
    'Cache Read': row.get('cache_read'),
    'Output Tokens': row.get('output_tokens') ?? row.get('output'),
    'Total Tokens': row.get('total_tokens') ?? row.get('total'),
  })
  if (typeof counts === 'string') return counts
  const kind = asText(row.get('kind')) ?? ''
  const cost = String(row.get('cost') || row.get('cost_to_you') || '')
  // "Included", "Free", "-", "NaN": words, which say no amount.
  const costUsd = /\d/.test(cost) ? parseReportedCost(cost) : null
  if (/\d/.test(cost) && costUsd === null) return 'Cost is no amount in USD of 0 or more'
  return {
    time: row.get('date'),
    model: row.get('model'),
    user: row.get('user'),
    session: row.get('cloud_agent_id'),
    kind,
    ...splitCsvInput({
      withWrite: counts['Input (w/ Cache Write)'],
      withoutWrite: counts['Input (w/o Cache Write)'],
      read: counts['Cache Read'],
      output: counts['Output Tokens'],
      total: counts['Total Tokens'],
    }),
    costUsd,
  }
}

/**
 * Exports disagree on whether "w/ Cache Write" is all input or the written part alone; each row's total tells.
 * Where it tells neither, the words are taken as they stand, and the row is marked as an estimate.
 */
function splitCsvInput(row: {
  withWrite: number
  withoutWrite: number
  read: number
  output: number
  total: number
}): { tokens: CursorTokens; isUnsure: boolean } {
  const { withWrite, withoutWrite, read, output, total } = row
  const isSuperset = withWrite >= withoutWrite && withWrite + read + output === total
  const isDisjoint = withWrite + withoutWrite + read + output === total
  const asSuperset = isSuperset || (!isDisjoint && withWrite >= withoutWrite)
  return {
    tokens: {
      inputTokens: withoutWrite,
      cacheWrite5mTokens: asSuperset ? withWrite - withoutWrite : withWrite,
      cacheReadTokens: read,
      outputTokens: output,
    },
    isUnsure: !isSuperset && !isDisjoint,
  }
}
