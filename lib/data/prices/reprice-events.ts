import { firstCost, type RepricedCost } from '../../domain/pricing/first-cost'
import type { SqlTransaction } from '../database'
import { STORED_EVENT, STORED_EVENT_FROM, type StoredEvent } from '../usage/find-usage-events'
import { withoutTrailingZeros } from '../usage/sum-spend-by'
import { addToRollups, QUARTER, ROLLUP_MEASURES, rollupMeasures } from '../usage/upsert-usage-events'
import type { LedgerPlace } from './repricing-rows'

export interface RepricingBounds {
  startsAt: Date | null
  endsAt: Date | null
  models: readonly string[]
}

const WITHIN = `e.organization_id = current_organization_id() AND ($1::timestamptz IS NULL OR e.occurred_at >= $1)
  AND ($2::timestamptz IS NULL OR e.occurred_at < $2) AND (cardinality($3::text[]) = 0 OR s.model = ANY($3))`

/** How many events a repricing goes through. */
export async function countRepricedEvents(tx: SqlTransaction, bounds: RepricingBounds): Promise<number> {
  const [row] = await tx.rows<{ count: string }>(
    `SELECT count(*) AS count FROM usage_event e
     JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id WHERE ${WITHIN}`,
    [bounds.startsAt, bounds.endsAt, bounds.models],
  )
  return Number(row?.count ?? 0)
}

/** The next events after a place in the order of time, locked until the transaction ends; and the place of the last. */
export async function lockNextEvents(
  tx: SqlTransaction,
  bounds: RepricingBounds,
  after: LedgerPlace | null,
  limit: number,
): Promise<{ events: StoredEvent[]; passed: number; last: LedgerPlace | null }> {
  const places = await tx.rows<{ occurred_at: Date; id: string }>(
    `SELECT e.occurred_at, e.id FROM usage_event e
     JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
     WHERE ${WITHIN} AND ($4::timestamptz IS NULL OR (e.occurred_at, e.id) > ($4, $5))
     ORDER BY e.occurred_at, e.id LIMIT $6`,
    [bounds.startsAt, bounds.endsAt, bounds.models, after?.at ?? null, after?.id ?? null, limit],
  )
  const place = places.at(-1)
  // Locked in the order that imports lock in: by id.
  const events = await tx.rows<StoredEvent>(
    `SELECT ${STORED_EVENT} FROM ${STORED_EVENT_FROM}
     WHERE e.organization_id = current_organization_id() AND e.id = ANY($1) ORDER BY e.id FOR UPDATE OF e`,
    [places.map(({ id }) => id)],
  )
  return { events, passed: places.length, last: place ? { at: place.occurred_at, id: place.id } : null }
}

export interface CostChange {
  id: string
  computedUsd: string
  basisId: bigint
}

// What the events were, their difference to the roll-ups, and what is remembered of them: in one statement.
const CHANGE = (remember: string) => `, changed AS (
    UPDATE usage_event e SET computed_cost_usd = n.usd, price_basis_id = n.basis_id
    FROM new_cost n WHERE e.organization_id = current_organization_id() AND e.id = n.id RETURNING e.*
  ), delta (quarter, series_id, ${ROLLUP_MEASURES.join(', ')}) AS (
    SELECT ${QUARTER}, series_id, ${rollupMeasures('')} FROM changed GROUP BY 1, 2
    UNION ALL
    SELECT ${QUARTER}, series_id, ${rollupMeasures('-')} FROM old GROUP BY 1, 2
  ), rolled AS (${addToRollups('delta')}), remembered AS (${remember})
  SELECT count(*)::integer AS count FROM changed`

/** Gives events (locked before) their new costs, and remembers what they cost; the roll-ups follow. */
export async function writeCosts(
  tx: SqlTransaction,
  repricingId: string,
  changes: readonly CostChange[],
): Promise<void> {
  if (changes.length === 0) return
  await tx.rows(
    `WITH new_cost AS (
       SELECT * FROM unnest($2::text[], $3::numeric[], $4::bigint[]) AS n (id, usd, basis_id)
     ), old AS MATERIALIZED (
       SELECT e.* FROM usage_event e JOIN new_cost n ON n.id = e.id WHERE e.organization_id = current_organization_id()
     )${CHANGE(`
       INSERT INTO repriced_event (organization_id, event_id, repricing_id, before_usd, before_basis_id, after_usd, after_basis_id)
       SELECT o.organization_id, o.id, $1, o.computed_cost_usd, o.price_basis_id, n.usd, n.basis_id
       FROM old o JOIN new_cost n ON n.id = o.id`)}`,
    [
      repricingId,
      changes.map(({ id }) => id),
      changes.map(({ computedUsd }) => computedUsd),
      changes.map(({ basisId }) => String(basisId)),
    ],
  )
}

/**
 * Gives the next events of a repricing back what they cost before it, where they still cost what it made of them; forgets
 * all that it looked at. Says how many those were: none, once it is undone.
 */
export async function undoCosts(tx: SqlTransaction, repricingId: string, limit: number): Promise<number> {
  const ids = await tx.rows<{ event_id: string }>(
    `SELECT event_id FROM repriced_event WHERE organization_id = current_organization_id() AND repricing_id = $1
     ORDER BY event_id LIMIT $2`,
    [repricingId, limit],
  )
  if (ids.length === 0) return 0
  const events = ids.map(({ event_id }) => event_id)
  await tx.rows(
    `SELECT 1 FROM usage_event e WHERE e.organization_id = current_organization_id() AND e.id = ANY($1)
     ORDER BY e.id FOR UPDATE`,
    [events],
  )
  await tx.rows(
    `WITH old AS MATERIALIZED (
       SELECT e.* FROM usage_event e
       JOIN repriced_event r ON r.organization_id = e.organization_id AND r.event_id = e.id AND r.repricing_id = $1
       WHERE e.organization_id = current_organization_id() AND e.id = ANY($2)
         AND e.computed_cost_usd = r.after_usd AND e.price_basis_id = r.after_basis_id
     ), new_cost AS (
       SELECT r.event_id AS id, r.before_usd AS usd, r.before_basis_id AS basis_id FROM repriced_event r
       JOIN old o ON o.id = r.event_id
       WHERE r.organization_id = current_organization_id() AND r.repricing_id = $1
     )${CHANGE(`
       DELETE FROM repriced_event
       WHERE organization_id = current_organization_id() AND repricing_id = $1 AND event_id = ANY($2) RETURNING 1`)}`,
    [repricingId, events],
  )
  return ids.length
}

/** A repriced event's row as the change that it was. */
export function toRepricedCost(row: { before_usd: string | null; after_usd: string }): RepricedCost {
  return {
    beforeUsd: row.before_usd === null ? null : withoutTrailingZeros(row.before_usd),
    afterUsd: withoutTrailingZeros(row.after_usd),
  }
}

/** What events were priced at when they came in, where repricings have looked at them since. */
export async function findFirstCosts(
  tx: SqlTransaction,
  events: readonly { id: string; computedUsd: string | null }[],
): Promise<Map<string, string | null>> {
  const rows = await tx.rows<{ event_id: string; before_usd: string | null; after_usd: string }>(
    `SELECT r.event_id, r.before_usd::text, r.after_usd::text FROM repriced_event r
     JOIN repricing p ON p.organization_id = r.organization_id AND p.id = r.repricing_id
     WHERE r.organization_id = current_organization_id() AND r.event_id = ANY($1) ORDER BY p.created_at DESC, p.id DESC`,
    [events.map(({ id }) => id)],
  )
  const changes = new Map<string, RepricedCost[]>()
  for (const row of rows)
    changes.set(row.event_id, [...(changes.get(row.event_id) ?? []), toRepricedCost(row)])
  return new Map(
    events.flatMap(({ id, computedUsd }) => {
      const found = changes.get(id)
      return found ? [[id, firstCost(computedUsd, found)] as const] : []
    }),
  )
}
