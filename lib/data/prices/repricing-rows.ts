import type { PriceOverride } from '../../domain/pricing/price-overrides'
import type { Repricing, RepricingStatus } from '../../domain/pricing/repricing'
import { inSqlTransaction, type SqlTransaction } from '../database'
import { withoutTrailingZeros } from '../usage/sum-spend-by'

interface Row {
  id: string
  from_day: string | null
  to_day: string | null
  time_zone: string
  models: string[]
  snapshot_id: string
  own_prices: PriceOverride[]
  status: RepricingStatus
  events_total: string
  events_done: string
  events_changed: string
  newly_priced_events: string
  events_undone: string
  before_usd: string
  after_usd: string
  failure: string | null
  created_label: string
  created_at: Date
  finished_at: Date | null
}

const COLUMNS = `id, from_day::text, to_day::text, time_zone, models, snapshot_id, own_prices, status, events_total,
  events_done, events_changed, newly_priced_events, events_undone, before_usd, after_usd, failure, created_label,
  created_at, finished_at`

/** Where in the ledger's order of time a repricing stands. */
export interface LedgerPlace {
  at: Date
  id: string
}

/** What the worker needs beside the repricing itself. */
export interface RepricingRange {
  startsAt: Date | null
  endsAt: Date | null
  done: LedgerPlace | null
}

export interface NewRepricing {
  id: string
  from: string | null
  to: string | null
  timeZone: string
  startsAt: Date | null
  endsAt: Date | null
  models: readonly string[]
  snapshotId: string
  ownPrices: readonly PriceOverride[]
  eventsTotal: number
  createdBy: string | null
  createdLabel: string
}

/** Lets one transaction at a time make a repricing of the organization the one under way. */
export async function lockRepricings(tx: SqlTransaction): Promise<void> {
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtext('repricing'), $1)`, [tx.organizationId])
}

/** Writes a repricing that waits; false where another one of the organization is under way. */
export async function insertRepricing(tx: SqlTransaction, row: NewRepricing): Promise<boolean> {
  await lockRepricings(tx)
  const inserted = await tx.rows(
    `INSERT INTO repricing (organization_id, id, from_day, to_day, time_zone, starts_at, ends_at, models, snapshot_id,
       own_prices, events_total, created_by, created_label)
     VALUES (current_organization_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (organization_id) WHERE status IN ('queued', 'running', 'undoing') DO NOTHING RETURNING id`,
    [
      row.id,
      row.from,
      row.to,
      row.timeZone,
      row.startsAt,
      row.endsAt,
      row.models,
      row.snapshotId,
      JSON.stringify(row.ownPrices),
      row.eventsTotal,
      row.createdBy,
      row.createdLabel,
    ],
  )
  return inserted.length === 1
}

/** Repricings, newest first. */
export async function findRepricings(
  tx: SqlTransaction,
  { limit, before }: { limit: number; before: LedgerPlace | null },
): Promise<Repricing[]> {
  const rows = await tx.rows<Row>(
    `SELECT ${COLUMNS} FROM repricing WHERE organization_id = current_organization_id()
       AND ($1::timestamptz IS NULL OR (created_at, id) < ($1, $2::uuid))
     ORDER BY created_at DESC, id DESC LIMIT $3`,
    [before?.at ?? null, before?.id ?? null, limit],
  )
  return rows.map(toRepricing)
}

export async function findRepricing(tx: SqlTransaction, id: string): Promise<Repricing | null> {
  const [row] = await tx.rows<Row>(
    `SELECT ${COLUMNS} FROM repricing WHERE organization_id = current_organization_id() AND id = $1`,
    [id],
  )
  return row ? toRepricing(row) : null
}

/** Takes a repricing for the time of the transaction: whoever else works on it waits. */
export async function lockRepricing(
  tx: SqlTransaction,
  id: string,
): Promise<(Repricing & RepricingRange) | null> {
  const [row] = await tx.rows<
    Row & { starts_at: Date | null; ends_at: Date | null; done_at: Date | null; done_id: string | null }
  >(
    `SELECT ${COLUMNS}, starts_at, ends_at, done_at, done_id FROM repricing
     WHERE organization_id = current_organization_id() AND id = $1 FOR UPDATE`,
    [id],
  )
  if (!row) return null
  const { starts_at, ends_at, done_at, done_id } = row
  const done = done_at === null || done_id === null ? null : { at: done_at, id: done_id }
  return { ...toRepricing(row), startsAt: starts_at, endsAt: ends_at, done }
}

/** The one that is under way in an organization. */
export async function findActiveRepricingId(tx: SqlTransaction): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(
    `SELECT id FROM repricing WHERE organization_id = current_organization_id()
       AND status IN ('queued', 'running', 'undoing')`,
  )
  return row?.id ?? null
}

/** True where retention has deleted events that the repricing changed. */
export async function hasDeletedRepricedEvents(tx: SqlTransaction, id: string): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM repricing WHERE organization_id = current_organization_id() AND id = $1 AND deleted_events > 0`,
    [id],
  )
  return rows.length > 0
}

/** Organizations that have one under way. */
export async function findRepricingOrganizations(): Promise<number[]> {
  const rows = await inSqlTransaction({ scheduler: true }, (tx) =>
    tx.rows<{ organization_id: number }>('SELECT DISTINCT organization_id FROM repricing'),
  )
  return rows.map((row) => row.organization_id)
}

/** Whether a later one has changed costs and has not been undone. */
export async function hasLaterRepricing(tx: SqlTransaction, { id, createdAt }: Repricing): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM repricing WHERE organization_id = current_organization_id() AND status <> 'undone'
       AND events_changed > 0 AND (created_at, id) > ($1, $2) LIMIT 1`,
    [createdAt, id],
  )
  return rows.length > 0
}

export async function setRepricingStatus(
  tx: SqlTransaction,
  id: string,
  status: RepricingStatus,
  failure: string | null = null,
): Promise<void> {
  await tx.rows(
    `UPDATE repricing SET status = $2, failure = $3,
       finished_at = CASE WHEN $2 IN ('done', 'undone', 'failed') THEN clock_timestamp() END
     WHERE organization_id = current_organization_id() AND id = $1`,
    [id, status, failure],
  )
}

function toRepricing(row: Row): Repricing {
  return {
    id: row.id,
    from: row.from_day,
    to: row.to_day,
    timeZone: row.time_zone,
    models: row.models,
    snapshotId: row.snapshot_id,
    ownPrices: row.own_prices,
    status: row.status,
    eventsTotal: Number(row.events_total),
    eventsDone: Number(row.events_done),
    eventsChanged: Number(row.events_changed),
    newlyPricedEvents: Number(row.newly_priced_events),
    eventsUndone: Number(row.events_undone),
    beforeUsd: withoutTrailingZeros(row.before_usd),
    afterUsd: withoutTrailingZeros(row.after_usd),
    failure: row.failure,
    createdBy: row.created_label,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }
}

/** Notes a batch: how far it is, and what has changed. */
export async function addRepricingProgress(
  tx: SqlTransaction,
  id: string,
  batch: {
    last: LedgerPlace
    passed: number
    changed: number
    newlyPriced: number
    beforeUsd: string
    afterUsd: string
  },
): Promise<void> {
  await tx.rows(
    `UPDATE repricing SET status = 'running', done_at = $2, done_id = $3, events_done = events_done + $4,
       events_changed = events_changed + $5, newly_priced_events = newly_priced_events + $6,
       before_usd = before_usd + $7, after_usd = after_usd + $8
     WHERE organization_id = current_organization_id() AND id = $1`,
    [
      id,
      batch.last.at,
      batch.last.id,
      batch.passed,
      batch.changed,
      batch.newlyPriced,
      batch.beforeUsd,
      batch.afterUsd,
    ],
  )
}

/** Notes events that were given back what they cost. */
export async function addUndoProgress(tx: SqlTransaction, id: string, events: number): Promise<void> {
  await tx.rows(
    `UPDATE repricing SET events_undone = events_undone + $2
     WHERE organization_id = current_organization_id() AND id = $1`,
    [id, events],
  )
}
