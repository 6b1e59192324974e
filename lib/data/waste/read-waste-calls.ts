import { parseUsd } from '../../domain/money'
import type { SpendFilters } from '../../domain/usage/spend'
import type { TokenCounts } from '../../domain/usage/usage-event'
import { ONE_HOUR, type WasteCall } from '../../domain/waste/waste-call'
import type { SqlTransaction } from '../database'
import { STORED_EVENT_FROM, type StoredEvent } from '../usage/find-usage-events'
import { filterConditions, Parameters } from '../usage/sum-spend-by'

export interface WasteCallsQuestion {
  /** Half-open range of instants; null is open. */
  from: Date | null
  to: Date | null
  timeZone: string
  filters: SpendFilters
  limit: number
}

type Row = Pick<
  StoredEvent,
  | 'id'
  | 'occurred_at'
  | 'model'
  | 'provider'
  | 'task'
  | 'service_tier'
  | 'speed'
  | 'inference_geo'
  | 'session_id'
  | 'run_id'
  | (typeof TOKENS)[number]
  | 'computed_cost_usd'
  | 'reported_cost_usd'
  | 'components'
  | 'is_sidechain'
> & { snapshot_id: string | null; is_long_context: boolean | null; is_in_scope: boolean }

const TOKENS = [
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'reasoning_tokens',
  'web_search_requests',
] as const

const BATCH = 5_000

/**
 * The calls of every session with a call in the range and under the filters, and the calls of no session that are; by
 * session, then thread, then time. Of a session also what lies beside the filters and within an hour of the range, as
 * caches reach so far. Read through a cursor: memory stays flat.
 */
export async function* readWasteCalls(
  tx: SqlTransaction,
  question: WasteCallsQuestion,
): AsyncGenerator<WasteCall[]> {
  const p = new Parameters(question.timeZone)
  const scope = ['true']
  // A report's sum over many calls is none that could have been made otherwise.
  const around = ['e.organization_id = current_organization_id()', "e.quality <> 'a'"]
  const { from, to } = question
  if (from) {
    scope.push(`e.occurred_at >= ${p.add(from)}`)
    around.push(`e.occurred_at >= ${p.add(new Date(from.getTime() - ONE_HOUR))}`)
  }
  if (to) {
    scope.push(`e.occurred_at < ${p.add(to)}`)
    around.push(`e.occurred_at < ${p.add(new Date(to.getTime() + ONE_HOUR))}`)
  }
  scope.push(...filterConditions(question.filters, p, 'e.occurred_at'))
  const isInScope = `(${scope.join(' AND ')})`
  const isFiltered = Object.keys(question.filters).length > 0
  if (isFiltered)
    around.push(`(o.session_id IN (SELECT o.session_id FROM ${STORED_EVENT_FROM}
      WHERE e.organization_id = current_organization_id() AND o.session_id IS NOT NULL AND ${isInScope}) OR ${isInScope})`)
  await tx.rows(
    `DECLARE waste_calls NO SCROLL CURSOR FOR
     SELECT e.id, e.occurred_at, s.model, s.provider, s.task, s.service_tier, s.speed, s.inference_geo, o.session_id, o.run_id,
       ${TOKENS.map((name) => `e.${name}`).join(', ')}, e.computed_cost_usd, e.reported_cost_usd, e.components, e.is_sidechain,
       b.snapshot_id, b.basis ->> 'tier' IS NOT NULL AS is_long_context,
       coalesce(${isInScope}, false) AS is_in_scope
     FROM ${STORED_EVENT_FROM}
     LEFT JOIN price_basis b ON b.organization_id = e.organization_id AND b.id = e.price_basis_id
     WHERE ${around.join(' AND ')}
     ORDER BY o.session_id, s.model, s.provider, e.is_sidechain, e.occurred_at, e.id LIMIT ${p.add(question.limit)}`,
    p.values,
  )
  for (;;) {
    const rows = await tx.rows<Row>(`FETCH ${BATCH} FROM waste_calls`)
    if (rows.length > 0) yield rows.map(toWasteCall)
    if (rows.length < BATCH) break
  }
  await tx.rows('CLOSE waste_calls')
}

/** The snapshots that any cost of the organization was made from. */
export async function findUsedSnapshotIds(tx: SqlTransaction): Promise<string[]> {
  const rows = await tx.rows<{ snapshot_id: string }>(
    `SELECT DISTINCT snapshot_id FROM price_basis WHERE organization_id = current_organization_id()`,
  )
  return rows.map((row) => row.snapshot_id)
}

function toWasteCall(row: Row): WasteCall {
  const usd = row.computed_cost_usd ?? row.reported_cost_usd
  const components = row.components ?? []
  // Stored counts are the whole call's.
  const own = (stored: string, key: keyof TokenCounts): number =>
    Number(stored) - components.reduce((sum, component) => sum + component[key], 0)
  return {
    id: row.id,
    occurredAtMs: row.occurred_at.getTime(),
    inputTokens: own(row.input_tokens, 'inputTokens'),
    outputTokens: own(row.output_tokens, 'outputTokens'),
    cacheReadTokens: own(row.cache_read_tokens, 'cacheReadTokens'),
    cacheWrite5mTokens: own(row.cache_write_5m_tokens, 'cacheWrite5mTokens'),
    cacheWrite1hTokens: own(row.cache_write_1h_tokens, 'cacheWrite1hTokens'),
    reasoningTokens: own(row.reasoning_tokens, 'reasoningTokens'),
    webSearchRequests: own(row.web_search_requests, 'webSearchRequests'),
    model: row.model,
    provider: row.provider,
    serviceTier: row.service_tier,
    speed: row.speed,
    inferenceGeo: row.inference_geo,
    task: row.task,
    sessionId: row.session_id,
    runId: row.run_id,
    isSidechain: row.is_sidechain,
    hasComponents: components.length > 0,
    price:
      row.snapshot_id === null || row.computed_cost_usd === null
        ? null
        : { snapshotId: row.snapshot_id, isLongContext: row.is_long_context === true },
    costFemto: usd === null ? null : parseUsd(usd),
    isInScope: row.is_in_scope,
  }
}
