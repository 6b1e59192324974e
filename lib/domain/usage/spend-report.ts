import { calendarDayOf, calendarHourOf, calendarMonthOf, calendarWeekOf } from '../calendar'
import { formatUsd, parseUsdRounded } from '../money'
import type { PriceBook } from '../pricing/price-book'
import { priceUsage } from '../pricing/price-usage'
import type { TokenCounts, UsageEvent } from './usage-event'

/** What `outlay price` groups by: the store's dimensions less what no log says. */
export const LOG_DIMENSIONS = [
  'day',
  'week',
  'month',
  'hour',
  'model',
  'provider',
  'source',
  'project',
  'framework',
  'session',
  'user',
  'task',
  'run',
] as const
export type LogDimension = (typeof LOG_DIMENSIONS)[number]

export interface LogFigures {
  events: number
  input_tokens: number
  output_tokens: number
  cache_read_tokens: number
  cache_write_5m_tokens: number
  cache_write_1h_tokens: number
  web_search_requests: number
  /** Decimal USD; null where nothing has a cost. */
  cost_usd: string | null
  reported_cost_usd: string | null
  unpriced_events: number
  /** Events whose log is known to hold less than was used, so that the figures are "at least". */
  lower_bound_events: number
}

export type LogRow = Partial<Record<LogDimension, string | null>> & LogFigures

export interface LogReport {
  rows: LogRow[]
  total: LogFigures
  unpricedModels: { model: string; events: number }[]
}

/**
 * Prices calls and sums them by any dimensions, exactly, whatever their order. The cost of a call is the computed one
 * where its model has a price, else what its source reported; a call with neither is in no sum of cost.
 */
export function reportSpend(options: {
  events: Iterable<UsageEvent>
  book: PriceBook
  by: readonly LogDimension[]
  tz: string
}): LogReport {
  const { book, by, tz } = options
  const groups = new Map<string, { values: (string | null)[]; sum: Sum }>()
  const total = new Sum()
  const unpriced = new Map<string, number>()
  for (const event of options.events) {
    const values = by.map((dimension) => DIMENSIONS[dimension](event, tz))
    const key = values.join('\u0000')
    let group = groups.get(key)
    if (group === undefined) {
      group = { values, sum: new Sum() }
      groups.set(key, group)
    }
    const priced = priceUsage(event, book)
    const reported = event.reportedCostUsd === null ? null : parseUsdRounded(event.reportedCostUsd)
    const cost = priced.kind === 'priced' ? priced.costFemtoUsd : reported
    group.sum.add(event, cost, reported)
    total.add(event, cost, reported)
    if (cost !== null || priced.kind === 'priced') continue
    for (const model of priced.unpricedModels) unpriced.set(model, (unpriced.get(model) ?? 0) + 1)
  }
  const rows = [...groups.values()]
    .sort((a, b) => compareValues(a.values, b.values))
    .map(({ values, sum }) => ({
      ...Object.fromEntries(by.map((dimension, i) => [dimension, values[i] ?? null])),
      ...sum.figures(),
    }))
  const unpricedModels = [...unpriced].map(([model, events]) => ({ model, events }))
  unpricedModels.sort((a, b) => b.events - a.events || (a.model < b.model ? -1 : 1))
  return { rows, total: total.figures(), unpricedModels }
}

const DIMENSIONS: Record<LogDimension, (event: UsageEvent, tz: string) => string | null> = {
  day: (event, tz) => calendarDayOf(event.occurredAtMs, tz),
  week: (event, tz) => calendarWeekOf(event.occurredAtMs, tz),
  month: (event, tz) => calendarMonthOf(event.occurredAtMs, tz),
  hour: (event, tz) => calendarHourOf(event.occurredAtMs, tz),
  model: (event) => event.model,
  provider: (event) => event.provider,
  source: (event) => event.source,
  project: (event) => event.project,
  framework: (event) => event.framework,
  session: (event) => event.sessionId,
  user: (event) => event.user,
  task: (event) => event.task,
  run: (event) => event.runId,
}

class Sum {
  #events = 0
  #input = 0
  #output = 0
  #cacheRead = 0
  #write5m = 0
  #write1h = 0
  #searches = 0
  #cost: bigint | null = null
  #reported: bigint | null = null
  #unpriced = 0
  #lowerBound = 0

  add(event: UsageEvent, cost: bigint | null, reported: bigint | null): void {
    this.#events++
    this.#count(event)
    for (const part of event.components) this.#count(part)
    if (cost === null) this.#unpriced++
    else this.#cost = (this.#cost ?? 0n) + cost
    if (reported !== null) this.#reported = (this.#reported ?? 0n) + reported
    if (event.quality === 'lower_bound') this.#lowerBound++
  }

  #count(counts: TokenCounts): void {
    this.#input += counts.inputTokens
    this.#output += counts.outputTokens
    this.#cacheRead += counts.cacheReadTokens
    this.#write5m += counts.cacheWrite5mTokens
    this.#write1h += counts.cacheWrite1hTokens
    this.#searches += counts.webSearchRequests
  }

  figures(): LogFigures {
    return {
      events: this.#events,
      input_tokens: this.#input,
      output_tokens: this.#output,
      cache_read_tokens: this.#cacheRead,
      cache_write_5m_tokens: this.#write5m,
      cache_write_1h_tokens: this.#write1h,
      web_search_requests: this.#searches,
      cost_usd: this.#cost === null ? null : formatUsd(this.#cost),
      reported_cost_usd: this.#reported === null ? null : formatUsd(this.#reported),
      unpriced_events: this.#unpriced,
      lower_bound_events: this.#lowerBound,
    }
  }
}

function compareValues(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (let i = 0; i < a.length; i++) {
    const left = a[i] ?? null
    const right = b[i] ?? null
    if (left === right) continue
    if (left === null) return 1
    if (right === null) return -1
    return left < right ? -1 : 1
  }
  return 0
}
