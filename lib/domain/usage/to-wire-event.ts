import type { TokenCounts, UsageEvent } from './usage-event'
import type { UsageEventWire } from './usage-event-wire'

/** An event in the API's shape (CONTRACT.md §3); what is unknown, zero or the default is left out. */
export function toWireEvent(event: UsageEvent): UsageEventWire {
  const wire: UsageEventWire = {
    id: event.id,
    timestamp: new Date(event.occurredAtMs).toISOString(),
    ...toWireCounts(event),
  }
  for (const [field, name] of TEXTS) {
    const text = event[field]
    if (text !== null) wire[name] = text
  }
  if (Object.keys(event.tags).length > 0) wire.tags = { ...event.tags }
  if (event.latencyMs !== null) wire.latency_ms = event.latencyMs
  if (event.status !== 'ok') wire.status = event.status
  if (event.components.length > 0) {
    wire.components = event.components.map((part) => ({
      model: part.model,
      ...(part.provider === null ? {} : { provider: part.provider }),
      ...toWireCounts(part),
    }))
  }
  if (event.quality !== 'measured') wire.quality = event.quality
  if (event.isSidechain) wire.is_sidechain = true
  if (event.thread !== null) {
    const { id, parentId, index, fingerprint } = event.thread
    wire.thread = { id, parent_id: parentId, index, fingerprint }
  }
  return wire
}

const TEXTS = [
  ['model', 'model'],
  ['provider', 'provider'],
  ['reportedCostUsd', 'cost_usd'],
  ['serviceTier', 'service_tier'],
  ['speed', 'speed'],
  ['inferenceGeo', 'inference_geo'],
  ['user', 'user'],
  ['team', 'team'],
  ['project', 'project'],
  ['framework', 'framework'],
  ['task', 'task'],
  ['runId', 'run_id'],
  ['sessionId', 'session_id'],
  ['source', 'source'],
  ['sourceRef', 'source_ref'],
  ['requestId', 'request_id'],
] as const

function toWireCounts(counts: TokenCounts) {
  const wire: Record<string, number> = {}
  if (counts.inputTokens > 0) wire.input_tokens = counts.inputTokens
  if (counts.outputTokens > 0) wire.output_tokens = counts.outputTokens
  if (counts.cacheReadTokens > 0) wire.cache_read_tokens = counts.cacheReadTokens
  if (counts.cacheWrite5mTokens > 0) wire.cache_write_5m_tokens = counts.cacheWrite5mTokens
  if (counts.cacheWrite1hTokens > 0) wire.cache_write_1h_tokens = counts.cacheWrite1hTokens
  if (counts.reasoningTokens > 0) wire.reasoning_tokens = counts.reasoningTokens
  if (counts.webSearchRequests > 0) wire.web_search_requests = counts.webSearchRequests
  return wire
}
