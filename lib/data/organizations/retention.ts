import type { PrismaTransaction, SqlTransaction } from '../database'

export interface Retention {
  /** Null: events are kept for good. */
  keepEventsDays: number | null
  /** No event from before is there, or is about to go; null where none was ever deleted. */
  eventsKeptFrom: Date | null
}

/** The same inside of a statement, as of its moment; everything where no event was ever deleted. */
export const EVENTS_KEPT_FROM = `coalesce((SELECT events_kept_from FROM organization WHERE id = current_organization_id()), '-infinity')`

export async function findRetention(tx: SqlTransaction): Promise<Retention> {
  const [row] = await tx.rows<Retention>(
    `SELECT keep_events_days AS "keepEventsDays", events_kept_from AS "eventsKeptFrom" FROM organization
     WHERE id = current_organization_id()`,
  )
  return row ?? { keepEventsDays: null, eventsKeptFrom: null }
}

/** From when on single events are there, where some of a range are not: it begins before; null where all are. */
export async function findKeptFrom(tx: SqlTransaction, from: Date | null): Promise<Date | null> {
  const { eventsKeptFrom } = await findRetention(tx)
  return eventsKeptFrom !== null && (from === null || from < eventsKeptFrom) ? eventsKeptFrom : null
}

/** Changes how long events are kept and answers what it was. The caller keeps all writers out. */
export async function updateRetention(tx: PrismaTransaction, days: number | null): Promise<Retention> {
  const [before] = await tx.$queryRaw<Retention[]>`
    SELECT keep_events_days AS "keepEventsDays", events_kept_from AS "eventsKeptFrom" FROM organization
    WHERE id = current_organization_id() FOR UPDATE`
  await tx.$executeRaw`UPDATE organization SET keep_events_days = ${days} WHERE id = current_organization_id()`
  return before ?? { keepEventsDays: null, eventsKeptFrom: null }
}

/** Moves the first instant of which events are kept on, never back. */
export async function moveKeptFrom(tx: SqlTransaction | PrismaTransaction, to: Date): Promise<void> {
  const text = `UPDATE organization SET events_kept_from = greatest(events_kept_from, $1::timestamptz)
    WHERE id = current_organization_id()`
  if ('rows' in tx) await tx.rows(text, [to])
  else await tx.$executeRawUnsafe(text, to)
}

/** How many events of the ledger are from before an instant, by the roll-ups; those that are deleted are not among them. */
export async function countEventsBefore(tx: SqlTransaction, at: Date): Promise<number> {
  const [row] = await tx.rows<{ events: string }>(
    `SELECT coalesce(sum(r.events), 0)::text AS events FROM usage_rollup r
     JOIN organization o ON o.id = r.organization_id
     WHERE r.organization_id = current_organization_id() AND r.quarter < $1
       AND r.quarter >= coalesce(o.events_kept_from, '-infinity')`,
    [at],
  )
  return Number(row?.events ?? 0)
}
