import { randomUUID } from 'node:crypto'
import type { ImportEvent, ImportFacts } from '../../domain/imports/import-event'
import type { ToldImportEvent } from '../../domain/imports/told-import-event'
import { findDeliveries } from '../channels/find-deliveries'
import { IMPORT_OUTBOX } from '../channels/outbox'
import type { SqlTransaction } from '../database'

/** Channels that want to be told of an event; they stay until the transaction ends. */
export async function findChannelsToTell(tx: SqlTransaction, event: ImportEvent): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM channel WHERE organization_id = $1 AND $2 = ANY (import_events) ORDER BY id FOR KEY SHARE`,
    [tx.organizationId, event],
  )
  return rows.map(({ id }) => id)
}

/** Puts an event of an import on its way to channels, under one id; what is on its way, or was, is not again. */
export async function queueImportDeliveries(
  tx: SqlTransaction,
  event: ImportEvent,
  facts: ImportFacts,
  channelIds: readonly string[],
): Promise<void> {
  await tx.rows(
    `INSERT INTO import_delivery (organization_id, id, channel_id, import_id, event, facts)
     SELECT $1, $2, channel_id, $3, $4, $5 FROM unnest($6::uuid[]) AS told (channel_id)
     ON CONFLICT (organization_id, import_id, event, channel_id) DO NOTHING`,
    [tx.organizationId, randomUUID(), facts.importId, event, JSON.stringify(facts), channelIds],
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
