import { calendarInstant } from '../domain/calendar'
import type { Caller } from '../domain/members/caller'
import type { TableRow } from '../services/export/table-file'
import { type EventLine, readEvents } from '../services/usage/read-events'
import { aboutFile } from './about-file'
import { spendFileName } from './spend-file'
import type { SpendQuery } from './spend-query'
import { tableFileResponse } from './table-response'

const COLUMNS = [
  'id',
  'timestamp',
  'model',
  'provider',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'reasoning_tokens',
  'web_search_requests',
  'cost_usd',
  'computed_cost_usd',
  'reported_cost_usd',
  'price_snapshot',
  'service_tier',
  'speed',
  'inference_geo',
  'user',
  'team',
  'project',
  'framework',
  'task',
  'run_id',
  'session_id',
  'source',
  'tags',
  'latency_ms',
  'status',
  'quality',
  'is_sidechain',
  'source_ref',
  'upload_id',
] as const

/** The ledger as a file: every event that passes, newest first, its time in the zone with the offset. */
export function eventsFile(
  format: 'csv' | 'xlsx',
  caller: Caller,
  query: URLSearchParams,
  asked: SpendQuery & { isUnpriced: boolean },
): Promise<Response> {
  const timeZone = asked.timeZone ?? caller.timeZone
  async function* batches() {
    for await (const lines of readEvents(caller, asked)) yield lines.map((line) => toRow(line, timeZone))
  }
  return tableFileResponse(format, spendFileName('outlay-events', asked, timeZone), {
    title: 'Events',
    columns: COLUMNS,
    batches: batches(),
    about: aboutFile('Events', caller, query, timeZone),
  })
}

function toRow(event: EventLine, timeZone: string): TableRow & Record<(typeof COLUMNS)[number], unknown> {
  return {
    id: event.id,
    timestamp: calendarInstant(event.occurredAtMs, timeZone),
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
    reported_cost_usd: event.reportedCostUsd,
    price_snapshot: event.snapshotId,
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
    tags: Object.keys(event.tags).length === 0 ? null : JSON.stringify(event.tags),
    latency_ms: event.latencyMs,
    status: event.status,
    quality: event.quality,
    is_sidechain: String(event.isSidechain),
    source_ref: event.sourceRef,
    upload_id: event.importId,
  }
}
