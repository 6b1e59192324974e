import { ownEntry } from '../../own-entry'
import { newUsageEvent } from '../new-usage-event'
import type { UsageEvent } from '../usage-event'
import { readClaudeRequest } from './claude-request'
import { fromInclusiveInput, readCounts } from './telemetry-counts'
import { attributeText, labelFromAttributes } from './telemetry-labels'
import { NOTHING, type TelemetryReading, type TelemetrySpan } from './telemetry-record'
import { readUnixNano } from './telemetry-time'

// Operations of the GenAI conventions that are one call of a model. `invoke_agent` and the others sum up such calls.
const CALLS = new Set(['chat', 'text_completion', 'generate_content', 'embeddings'])

const USAGE = [
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.output_tokens',
  'gen_ai.usage.prompt_tokens',
  'gen_ai.usage.completion_tokens',
]

const PROVIDERS: Readonly<Record<string, string>> = {
  'gcp.gemini': 'google',
  'gcp.gen_ai': 'google',
  'gcp.vertex_ai': 'google',
  vertex_ai: 'google',
  gemini: 'google',
}

const hasUsage = ({ attributes }: TelemetrySpan): boolean => USAGE.some((name) => attributes.has(name))

/**
 * Reads the spans of a request after the OpenTelemetry GenAI conventions (FORMATS.md g). Spans of agents, workflows
 * and tools never count, nor does one of no named operation with a counted span below it: they sum their children.
 */
export function readGenAiSpans(
  spans: readonly TelemetrySpan[],
  nowMs: number,
): TelemetryReading<UsageEvent>[] {
  const parents = new Map(
    spans.map(({ traceId, spanId, parentSpanId }) => [traceId + spanId, traceId + parentSpanId]),
  )
  const sums = new Set<string>()
  for (const span of spans) {
    if (!hasUsage(span)) continue
    let above = parents.get(span.traceId + span.spanId)
    while (above !== undefined && !sums.has(above)) {
      sums.add(above)
      above = parents.get(above)
    }
  }
  return spans.map((span) => readSpan(span, sums.has(span.traceId + span.spanId), nowMs))
}

function readSpan(span: TelemetrySpan, isSum: boolean, nowMs: number): TelemetryReading<UsageEvent> {
  const { attributes } = span
  if (span.name === 'claude_code.llm_request') return readClaudeSpan(span, nowMs)
  if (!hasUsage(span)) return NOTHING
  const operation = attributeText(attributes, 'gen_ai.operation.name')
  if (operation === null ? isSum : !CALLS.has(operation)) {
    return { kind: 'nothing', note: `a span of ${operation ?? 'no operation'} sums up the calls below it` }
  }
  const time = readUnixNano(span.startUnixNano, nowMs)
  if (!time.ok) return { kind: 'problem', message: time.message }
  const counts = readCounts(attributes, {
    input: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'],
    output: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'],
    cacheRead: 'gen_ai.usage.cache_read.input_tokens',
    cacheWrite: 'gen_ai.usage.cache_creation.input_tokens',
    reasoning: 'gen_ai.usage.reasoning.output_tokens',
  })
  if (typeof counts === 'string') return { kind: 'problem', message: counts }
  const model =
    attributeText(attributes, 'gen_ai.response.model') ?? attributeText(attributes, 'gen_ai.request.model')
  if (model === null) return { kind: 'problem', message: 'span with token counts and no model' }
  const id = idOf(span)
  if (id === null) return { kind: 'problem', message: 'span without an id' }
  const event = newUsageEvent(id, time.ms)
  Object.assign(event, fromInclusiveInput(counts))
  event.via = 'telemetry'
  event.model = model
  const provider =
    attributeText(attributes, 'gen_ai.provider.name') ?? attributeText(attributes, 'gen_ai.system')
  event.provider = provider === null ? null : (ownEntry(PROVIDERS, provider) ?? provider)
  event.sessionId =
    attributeText(attributes, 'gen_ai.conversation.id') ?? attributeText(attributes, 'session.id')
  event.source = attributeText(attributes, 'service.name') ?? 'opentelemetry'
  event.status = span.isError ? 'error' : 'ok'
  const took = (span.endUnixNano - span.startUnixNano) / 1_000_000n
  event.latencyMs = took >= 0n && took < 1n << 31n ? Number(took) : null
  event.sourceRef = span.traceId === '' ? null : `trace ${span.traceId}`
  labelFromAttributes(event, attributes)
  return { kind: 'event', event }
}

/** Claude Code's own spans repeat its events: only one with a request id can be told to be the same call. */
function readClaudeSpan(span: TelemetrySpan, nowMs: number): TelemetryReading<UsageEvent> {
  if (attributeText(span.attributes, 'request_id') === null) return NOTHING
  const time = readUnixNano(span.endUnixNano, nowMs)
  return time.ok ? readClaudeRequest(span.attributes, time.ms) : { kind: 'problem', message: time.message }
}

/** A response's id is unique over all time; Anthropic's is the message id that transcripts hold too. */
function idOf(span: TelemetrySpan): string | null {
  const responseId = attributeText(span.attributes, 'gen_ai.response.id')
  if (responseId !== null && responseId.length <= 450) {
    return responseId.startsWith('msg_') ? `claude:${responseId}` : `gen-ai:${responseId}`
  }
  return span.spanId === '' ? null : `span:${span.traceId}:${span.spanId}`
}
