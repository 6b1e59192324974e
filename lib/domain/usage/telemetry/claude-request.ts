import { formatUsd } from '../../money'
import { fingerprint } from '../fingerprint'
import { newUsageEvent } from '../new-usage-event'
import { parseReportedCost } from '../reported-cost'
import { toTokenCount } from '../token-count'
import type { UsageEvent } from '../usage-event'
import { readCounts } from './telemetry-counts'
import { attributeText, labelFromAttributes } from './telemetry-labels'
import type { Attributes, TelemetryReading } from './telemetry-record'

/**
 * A call that Claude Code tells of: its `api_request` event, or the span of one. FORMATS.md c. Its request id is the
 * transcript's, by which the two are one call.
 */
export function readClaudeRequest(
  attributes: Attributes,
  occurredAtMs: number,
): TelemetryReading<UsageEvent> {
  const counts = readCounts(attributes, {
    inputTokens: ['input_tokens', 'gen_ai.usage.input_tokens'],
    outputTokens: ['output_tokens', 'gen_ai.usage.output_tokens'],
    cacheReadTokens: 'cache_read_tokens',
    // The events don't tell five-minute writes from one-hour ones; `inferCacheWrites` does, by the cost.
    cacheWrite5mTokens: 'cache_creation_tokens',
  })
  if (typeof counts === 'string') return { kind: 'problem', message: counts }
  const model = attributeText(attributes, 'model') ?? attributeText(attributes, 'gen_ai.request.model')
  if (model === null) return { kind: 'problem', message: 'api_request without a model' }
  const requestId = attributeText(attributes, 'request_id')
  const event = newUsageEvent(idOf(attributes, requestId, occurredAtMs), occurredAtMs)
  Object.assign(event, counts)
  event.via = 'telemetry'
  event.requestId = requestId
  event.model = model
  event.provider = model.startsWith('claude-') ? 'anthropic' : null
  event.reportedCostUsd = readCost(attributes)
  const speed = attributeText(attributes, 'speed')
  event.speed = speed === 'normal' ? 'standard' : speed
  event.sessionId = attributeText(attributes, 'session.id')
  event.source = 'claude-code'
  event.latencyMs = readDuration(attributes)
  event.sourceRef = requestId
  labelFromAttributes(event, attributes)
  return { kind: 'event', event }
}

/** Whole milliseconds of `duration_ms`; null where it is no length of time. */
export function readDuration(attributes: Attributes): number | null {
  const duration = Number(attributes.get('duration_ms') ?? Number.NaN)
  return duration >= 0 && duration <= Number.MAX_SAFE_INTEGER ? Math.round(duration) : null
}

function idOf(attributes: Attributes, requestId: string | null, occurredAtMs: number): string {
  if (requestId !== null && requestId.length <= MOST_ID) return `claude-request:${requestId}`
  const clientId = attributeText(attributes, 'client_request_id')
  if (clientId !== null && clientId.length <= MOST_ID) return `claude-client-request:${clientId}`
  // The sequence begins anew in each process of a session, so it needs the time beside it.
  const names = ['session.id', 'event.sequence', 'event.timestamp', 'model', 'input_tokens', 'output_tokens']
  const parts = names.map((name) => attributeText(attributes, name))
  return `claude-event:${fingerprint(JSON.stringify([...parts, occurredAtMs]))}`
}

const MOST_ID = 450
const FEMTO_PER_MICRO = 1_000_000_000n

/** Whole micro-dollars where they are there: the float beside them is rounded. */
function readCost(attributes: Attributes): string | null {
  const micros = attributes.get('cost_usd_micros')
  const count = toTokenCount(typeof micros === 'bigint' ? Number(micros) : micros)
  if (micros !== undefined && count >= 0) return parseReportedCost(formatUsd(BigInt(count) * FEMTO_PER_MICRO))
  const cost = attributes.get('cost_usd')
  return parseReportedCost(typeof cost === 'bigint' ? String(cost) : cost)
}
