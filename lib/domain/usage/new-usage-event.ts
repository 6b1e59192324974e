import type { UsageEvent } from './usage-event'

const NO_TAGS: Readonly<Record<string, string>> = Object.freeze({})

/** A usage event with everything but its id and instant unknown or zero; every event is made here, so all share one shape. */
export function newUsageEvent(id: string, occurredAtMs: number): UsageEvent {
  return {
    id,
    occurredAtMs,
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWrite5mTokens: 0,
    cacheWrite1hTokens: 0,
    reasoningTokens: 0,
    webSearchRequests: 0,
    model: null,
    provider: null,
    reportedCostUsd: null,
    serviceTier: null,
    speed: null,
    inferenceGeo: null,
    user: null,
    team: null,
    project: null,
    framework: null,
    task: null,
    runId: null,
    sessionId: null,
    source: null,
    tags: NO_TAGS,
    latencyMs: null,
    status: 'ok',
    components: NO_COMPONENTS,
    quality: 'measured',
    isSidechain: false,
    sourceRef: null,
    thread: null,
    requestId: null,
    via: 'log',
  }
}

const NO_COMPONENTS: UsageEvent['components'] = Object.freeze([])
