import { ownEntry } from '../../own-entry'
import { fingerprint } from '../fingerprint'
import { splitAggregate } from '../formats/split-aggregate'
import { newUsageEvent } from '../new-usage-event'
import { parseReportedCost } from '../reported-cost'
import { NO_TOKENS, type TokenCounts, type UsageEvent } from '../usage-event'
import { attributeText, labelFromAttributes } from './telemetry-labels'
import type { TelemetryPoint, TelemetryReading } from './telemetry-record'
import { readUnixNano } from './telemetry-time'

export const METRIC_WINDOW_MS = 15 * 60_000

/** What a point counts: a bucket of tokens by its metric's own name for it, or the cost. */
export type MetricKind = string

/** A point of a metric that counts spend, and where its increase belongs. */
export interface PlacedPoint {
  /** Names the group's event of each window, with the window's start. */
  groupId: string
  series: string
  kind: MetricKind
  isCumulative: boolean
  startUnixNano: bigint
  timeUnixNano: bigint
  windowStartMs: number
  /** Exact decimal text. */
  value: string
  sessionId: string
  /** The event that the group's windows are made from: labels and model, no figures. */
  template: UsageEvent
}

const METRICS: Readonly<Record<string, { source: string; isCost?: true }>> = {
  'claude_code.token.usage': { source: 'claude-code' },
  'claude_code.cost.usage': { source: 'claude-code', isCost: true },
  'gemini_cli.token.usage': { source: 'gemini-cli' },
  'qwen-code.token.usage': { source: 'qwen-code' },
}

// Whose input holds the cached tokens, and whose thoughts come on top of the output.
const INCLUSIVE = new Set(['gemini-cli', 'qwen-code'])

const KINDS = new Set(['input', 'output', 'cacheRead', 'cacheCreation', 'thought', 'cache', 'tool'])

/**
 * Reads a point of an agent's token or cost counter. What it adds is found from its neighbours (`delta` points as they
 * are, `cumulative` ones by the difference to the window before, a new start being a reset), so that a point that
 * comes twice or late changes nothing that it should not.
 */
export function readMetricPoint(point: TelemetryPoint, nowMs: number): TelemetryReading<PlacedPoint> {
  const metric = ownEntry(METRICS, point.metric)
  if (metric === undefined) return { kind: 'nothing' }
  const problem = (message: string) => ({ kind: 'problem', message: `${point.metric}: ${message}` }) as const
  if (point.value === null) return { kind: 'nothing' }
  const value = metric.isCost ? parseReportedCost(exactText(point.value)) : wholeText(point.value)
  if (value === null)
    return problem(metric.isCost ? 'not an amount from 0 to a billion' : 'not a whole number from 0 to 2^53')
  if (point.temporality === 'unspecified') return problem('no aggregation temporality')
  if (!point.isMonotonic) return problem('not a counter')
  const time = readUnixNano(point.timeUnixNano, nowMs)
  if (!time.ok) return problem(time.message)
  const isCumulative = point.temporality === 'cumulative'
  if (isCumulative && point.startUnixNano === 0n)
    return problem('a cumulative point without a start cannot be told from a restart')
  if (point.startUnixNano > point.timeUnixNano) return problem('starts after it ends')
  const sessionId = attributeText(point.attributes, 'session.id')
  if (sessionId === null)
    return problem('no session.id, so what events tell of the same calls could not be told apart')
  const type = attributeText(point.attributes, 'type') ?? ''
  if (!metric.isCost && !KINDS.has(type)) return problem('no type of token that is known')
  const model = attributeText(point.attributes, 'model')
  if (model === null) return problem('no model')
  const template = templateOf(point, model, sessionId, metric.source)
  return {
    kind: 'event',
    event: {
      groupId: template.id,
      series: point.series,
      kind: metric.isCost ? 'cost' : type,
      isCumulative,
      startUnixNano: point.startUnixNano,
      timeUnixNano: point.timeUnixNano,
      windowStartMs: time.ms - (time.ms % METRIC_WINDOW_MS),
      value,
      sessionId,
      template,
    },
  }
}

/** The event of one window of a group: a sum over calls, so no long-context tier is read from it. */
export function toMetricEvent(
  template: UsageEvent,
  windowStartMs: number,
  sums: Readonly<Record<MetricKind, string>>,
): UsageEvent {
  const of = (kind: MetricKind): number => Number(sums[kind] ?? 0)
  const model = template.model ?? ''
  const counts = INCLUSIVE.has(template.source ?? '') ? inclusive(of) : exclusive(of)
  const { own, components } = splitAggregate(counts, model, template.provider)
  return {
    ...template,
    ...own,
    components,
    id: `${template.id}:${windowStartMs / METRIC_WINDOW_MS}`,
    occurredAtMs: windowStartMs,
    reportedCostUsd: sums.cost === undefined ? null : parseReportedCost(sums.cost),
  }
}

type SumOf = (kind: MetricKind) => number

const exclusive = (of: SumOf): TokenCounts => ({
  ...NO_TOKENS,
  inputTokens: of('input'),
  outputTokens: of('output'),
  cacheReadTokens: of('cacheRead'),
  cacheWrite5mTokens: of('cacheCreation'),
})

const inclusive = (of: SumOf): TokenCounts => ({
  ...NO_TOKENS,
  inputTokens: Math.max(0, of('input') + of('tool') - of('cache')),
  outputTokens: of('output') + of('thought'),
  cacheReadTokens: of('cache'),
  reasoningTokens: of('thought'),
})

function templateOf(point: TelemetryPoint, model: string, sessionId: string, source: string): UsageEvent {
  const event = newUsageEvent('', 0)
  event.via = 'metric'
  event.quality = 'estimate'
  event.model = model
  event.provider = model.startsWith('claude-') ? 'anthropic' : source === 'gemini-cli' ? 'google' : null
  const speed = attributeText(point.attributes, 'speed')
  event.speed = speed === 'normal' ? 'standard' : speed
  event.sessionId = sessionId
  event.source = source
  labelFromAttributes(event, point.attributes)
  event.id = `metric:${fingerprint(JSON.stringify([event, Object.entries(event.tags).sort()]))}`
  return event
}

const exactText = (value: number | bigint): string => String(value)

function wholeText(value: number | bigint): string | null {
  const count = Number(value)
  return Number.isSafeInteger(count) && count >= 0 ? String(count) : null
}
