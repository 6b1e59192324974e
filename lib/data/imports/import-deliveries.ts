import { randomUUID } from 'node:crypto'
import type { ImportEvent, ImportFacts } from '../../domain/imports/import-event'
import type { ToldImportEvent } from '../../domain/imports/told-import-event'
import { findDeliveries } from '../channels/find-deliveries'
import { IMPORT_OUTBOX } from '../channels/outbox'
import type { SqlTransaction } from '../database'

/** Whether any channel wants to be told of an event. */
export async function isAnyoneToTell(tx: SqlTransaction, event: ImportEvent): Promise<boolean> {
  const [row] = await tx.rows<{ wanted: boolean }>(
    'SELECT EXISTS (SELECT FROM channel WHERE organization_id = $1 AND $2 = ANY (import_events)) AS wanted',
    [tx.organizationId, event],
  )
  return row?.wanted === true
}

/**
 * Puts an event of an import on its way to the channels that want to be told, under one id; what is on its way, or was,
 * is not again.
 */
export async function queueImportDeliveries(
  tx: SqlTransaction,
  event: ImportEvent,
  facts: ImportFacts,
): Promise<void> {
  // The lock leaves out a channel that is being deleted, instead of failing with it.
  await tx.rows(
    `WITH told AS MATERIALIZED (
       SELECT id FROM channel WHERE organization_id = $1 AND $4 = ANY (import_events) ORDER BY id FOR KEY SHARE)
     INSERT INTO import_delivery (organization_id, id, channel_id, import_id, event, facts)
     SELECT $1, $2, told.id, $3, $4, $5 FROM told
     ON CONFLICT (organization_id, import_id, event, channel_id) DO NOTHING`,
    [tx.organizationId, randomUUID(), facts.importId, event, JSON.stringify(facts)],
  )
}

export interface ToldImport {
  event: ImportEvent
  at: Date
  facts: ImportFacts
}

/** What is told under an id; null where it was deleted. */
export async function findToldImport(tx: SqlTransaction, id: string): Promise<ToldImport | null> {
  const [row] = await tx.rows<ToldImport>(
    `SELECT event, created_at AS at, facts FROM import_delivery WHERE organization_id = $1 AND id = $2 LIMIT 1`,
    [tx.organizationId, id],
  )
  return row ?? null
}

/** What channels were told of an import, in the order that it happened, with every try. */
export async function findImportDeliveries(tx: SqlTransaction, importId: string): Promise<ToldImportEvent[]> {
  const told = await tx.rows<{ id: string; event: ImportEvent }>(
    `SELECT id, event FROM import_delivery WHERE organization_id = $1 AND import_id::text = $2
     GROUP BY id, event ORDER BY min(created_at)`,
    [tx.organizationId, importId],
  )
  const ids = told.map(({ id }) => id)
  const deliveries = ids.length > 0 ? await findDeliveries(tx, IMPORT_OUTBOX, ids) : new Map()
  return told.map(({ id, event }) => ({ id, event, deliveries: deliveries.get(id) ?? [] }))
}
