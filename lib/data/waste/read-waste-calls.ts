import { parseUsd } from '../../domain/money'
import type { SpendFilters } from '../../domain/usage/spend'
import { ONE_HOUR, type WasteCall } from '../../domain/waste/waste-call'
import type { SqlTransaction } from '../database'
import { STORED_EVENT, STORED_EVENT_FROM, type StoredEvent, toUsageEvent } from '../usage/find-usage-events'
import { filterConditions, Parameters } from '../usage/sum-spend-by'

export interface WasteCallsQuestion {
  /** Half-open range of instants; null is open. */
  from: Date | null
  to: Date | null
  timeZone: string
  filters: SpendFilters
  limit: number
}

type Row = StoredEvent & { snapshot_id: string | null; is_long_context: boolean | null; is_in_scope: boolean }

const BATCH = 2_000

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
  const around = ['e.organization_id = current_organization_id()']
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
     SELECT ${STORED_EVENT}, b.snapshot_id, b.basis ->> 'tier' IS NOT NULL AS is_long_context,
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
  const event = toUsageEvent(row)
  const usd = row.computed_cost_usd ?? row.reported_cost_usd
  return {
    id: event.id,
    occurredAtMs: event.occurredAtMs,
    inputTokens: event.inputTokens,
    outputTokens: event.outputTokens,
    cacheReadTokens: event.cacheReadTokens,
    cacheWrite5mTokens: event.cacheWrite5mTokens,
    cacheWrite1hTokens: event.cacheWrite1hTokens,
    reasoningTokens: event.reasoningTokens,
    webSearchRequests: event.webSearchRequests,
    model: event.model,
    provider: event.provider,
    serviceTier: event.serviceTier,
    speed: event.speed,
    inferenceGeo: event.inferenceGeo,
    task: event.task,
    sessionId: event.sessionId,
    runId: event.runId,
    isSidechain: event.isSidechain,
    hasComponents: event.components.length > 0,
    price:
      row.snapshot_id === null || row.computed_cost_usd === null
        ? null
        : { snapshotId: row.snapshot_id, isLongContext: row.is_long_context === true },
    costFemto: usd === null ? null : parseUsd(usd),
    isInScope: row.is_in_scope,
  }
}
