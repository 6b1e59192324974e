import type { LedgerEvent } from '../domain/usage/ledger-event'

/** What the answer and the file of an event have in common, named as the API names it. */
export function eventFields(
  event: Omit<LedgerEvent, 'price' | 'unpricedReason' | 'sentUser' | 'sentLabels'>,
) {
  return {
    id: event.id,
    model: event.model,
    provider: event.provider,
    input_tokens: event.inputTokens,
    output_tokens: event.outputTokens,
    cache_read_tokens: event.cacheReadTokens,
    cache_write_5m_tokens: event.cacheWrite5mTokens,
    cache_write_1h_tokens: event.cacheWrite1hTokens,
    reasoning_tokens: event.reasoningTokens,
    web_search_requests: event.webSearchRequests,
    cost_usd: event.costUsd,
    computed_cost_usd: event.computedCostUsd,
    first_computed_cost_usd: event.firstComputedCostUsd,
    reported_cost_usd: event.reportedCostUsd,
    service_tier: event.serviceTier,
    speed: event.speed,
    inference_geo: event.inferenceGeo,
    user: event.user,
    team: event.team,
    project: event.project,
    framework: event.framework,
    task: event.task,
    run_id: event.runId,
    session_id: event.sessionId,
    source: event.source,
    latency_ms: event.latencyMs,
    status: event.status,
    quality: event.quality,
    source_ref: event.sourceRef,
    upload_id: event.importId,
  }
}
