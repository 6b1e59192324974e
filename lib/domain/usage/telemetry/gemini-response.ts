import { fingerprint } from '../fingerprint'
import { newUsageEvent } from '../new-usage-event'
import type { UsageEvent } from '../usage-event'
import { readDuration } from './claude-request'
import { fromInclusiveInput, readCounts } from './telemetry-counts'
import { attributeText, labelFromAttributes } from './telemetry-labels'
import type { Attributes, TelemetryReading } from './telemetry-record'

/** A call that Gemini CLI, or Qwen Code that is made from it, tells of by `…api_response`. FORMATS.md e. */
export function readGeminiResponse(
  attributes: Attributes,
  occurredAtMs: number,
  source: 'gemini-cli' | 'qwen-code',
): TelemetryReading<UsageEvent> {
  const counts = readCounts(attributes, {
    input: 'input_token_count',
    output: 'output_token_count',
    cacheRead: 'cached_content_token_count',
    thoughts: 'thoughts_token_count',
    tool: 'tool_token_count',
  })
  if (typeof counts === 'string') return { kind: 'problem', message: counts }
  const model = attributeText(attributes, 'model')
  if (model === null) return { kind: 'problem', message: 'api_response without a model' }
  const sessionId = attributeText(attributes, 'session.id')
  const names = ['prompt_id', 'event.timestamp', 'duration_ms', 'model']
  const parts = [...names.map((name) => attributeText(attributes, name)), sessionId, occurredAtMs, counts]
  const event = newUsageEvent(`${source}-event:${fingerprint(JSON.stringify(parts))}`, occurredAtMs)
  Object.assign(
    event,
    fromInclusiveInput({
      // What tools put into the prompt is billed as input; thoughts come on top of the output.
      input: counts.input + counts.tool,
      output: counts.output + counts.thoughts,
      cacheRead: Math.min(counts.cacheRead, counts.input),
      cacheWrite: 0,
      reasoning: counts.thoughts,
    }),
  )
  event.via = 'telemetry'
  event.model = model
  event.provider = source === 'gemini-cli' ? 'google' : null
  event.sessionId = sessionId
  event.source = source
  event.latencyMs = readDuration(attributes)
  labelFromAttributes(event, attributes)
  return { kind: 'event', event }
}
