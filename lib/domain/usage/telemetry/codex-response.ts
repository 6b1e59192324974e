import { fingerprint } from '../fingerprint'
import { newUsageEvent } from '../new-usage-event'
import type { UsageEvent } from '../usage-event'
import { readDuration } from './claude-request'
import { fromInclusiveInput, readCounts } from './telemetry-counts'
import { attributeText, labelFromAttributes } from './telemetry-labels'
import { type Attributes, NOTHING, type TelemetryReading } from './telemetry-record'

/**
 * A call that Codex tells of: its event of a completed response. Cached tokens are inside the input and reasoning
 * inside the output, as in its rollouts (FORMATS.md d); there is no request id, so it counts only where the thread's
 * rollout does not.
 */
export function readCodexResponse(
  attributes: Attributes,
  occurredAtMs: number,
): TelemetryReading<UsageEvent> {
  if (attributeText(attributes, 'event.kind') !== 'response.completed') return NOTHING
  if (!attributes.has('input_token_count')) return NOTHING
  const counts = readCounts(attributes, {
    input: 'input_token_count',
    output: 'output_token_count',
    cacheRead: 'cached_token_count',
    cacheWrite: 'cache_write_token_count',
    reasoning: 'reasoning_token_count',
  })
  if (typeof counts === 'string') return { kind: 'problem', message: counts }
  const sessionId = attributeText(attributes, 'conversation.id')
  const parts = [sessionId, attributeText(attributes, 'event.timestamp'), occurredAtMs, counts]
  const event = newUsageEvent(`codex-event:${fingerprint(JSON.stringify(parts))}`, occurredAtMs)
  Object.assign(event, fromInclusiveInput({ ...counts, cacheRead: Math.min(counts.cacheRead, counts.input) }))
  event.via = 'telemetry'
  event.model = attributeText(attributes, 'model') ?? 'unknown'
  event.provider = attributeText(attributes, 'gen_ai.provider.name') ?? 'openai'
  event.sessionId = sessionId
  event.source = 'codex'
  event.latencyMs = readDuration(attributes)
  labelFromAttributes(event, attributes)
  return { kind: 'event', event }
}
