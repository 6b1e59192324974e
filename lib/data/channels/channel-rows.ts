import type { Channel, ChannelKind } from '../../domain/channels/channel'
import type { ImportEvent } from '../../domain/imports/import-event'
import type { SqlTransaction } from '../database'
import { OUTBOXES } from './outbox'

interface ChannelRow {
  id: string
  kind: ChannelKind
  name: string
  shown_target: string
  import_events: ImportEvent[]
  failures_in_row: number
  paused_at: Date | null
  paused_reason: string | null
  created_at: Date
}

const SHOWN =
  'id, kind, name, shown_target, import_events, failures_in_row, paused_at, paused_reason, created_at'

function toChannel(row: ChannelRow): Channel {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    shownTarget: row.shown_target,
    importEvents: row.import_events,
    paused: row.paused_at ? { at: row.paused_at, reason: row.paused_reason ?? '' } : null,
    failuresInRow: row.failures_in_row,
    createdAt: row.created_at,
  }
}

/** The organization's channels, by name. */
export async function findChannels(tx: SqlTransaction): Promise<Channel[]> {
  const rows = await tx.rows<ChannelRow>(
    `SELECT ${SHOWN} FROM channel WHERE organization_id = $1 ORDER BY lower(name), id`,
    [tx.organizationId],
  )
  return rows.map(toChannel)
}

/** So many channels by name, behind a name and an id; there need be no such channel. */
export async function findChannelsAfter(
  tx: SqlTransaction,
  after: { name: string; id: string } | null,
  limit: number,
): Promise<Channel[]> {
  const rows = await tx.rows<ChannelRow>(
    `SELECT ${SHOWN} FROM channel
     WHERE organization_id = $1 AND ($2::text IS NULL OR (lower(name), id) > (lower($2), $3::uuid))
     ORDER BY lower(name), id LIMIT $4`,
    [tx.organizationId, after?.name ?? null, after?.id ?? null, limit],
  )
  return rows.map(toChannel)
}

export async function findChannel(tx: SqlTransaction, id: string): Promise<Channel | null> {
  const [row] = await tx.rows<ChannelRow>(
    `SELECT ${SHOWN} FROM channel WHERE organization_id = $1 AND id = $2`,
    [tx.organizationId, id],
  )
  return row ? toChannel(row) : null
}

/** What is sealed of a channel; null where there is no such channel. */
export async function findSealed(tx: SqlTransaction, id: string): Promise<Buffer | null> {
  const [row] = await tx.rows<{ sealed: Buffer }>(
    'SELECT sealed FROM channel WHERE organization_id = $1 AND id = $2 FOR UPDATE',
    [tx.organizationId, id],
  )
  return row?.sealed ?? null
}

export interface NewChannel {
  id: string
  kind: ChannelKind
  name: string
  shownTarget: string
  importEvents: readonly ImportEvent[]
  sealed: Buffer
  createdBy: string | null
}

export async function insertChannel(tx: SqlTransaction, channel: NewChannel): Promise<void> {
  await tx.rows(
    `INSERT INTO channel (organization_id, id, kind, name, shown_target, import_events, sealed, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.organizationId,
      channel.id,
      channel.kind,
      channel.name,
      channel.shownTarget,
      [...new Set(channel.importEvents)],
      channel.sealed,
      channel.createdBy,
    ],
  )
}

/** Changes what is given; the rest stays. */
export async function updateChannel(
  tx: SqlTransaction,
  id: string,
  change: {
    name?: string
    shownTarget?: string
    importEvents?: readonly ImportEvent[]
    sealed?: Buffer
  },
): Promise<void> {
  await tx.rows(
    `UPDATE channel SET name = coalesce($3, name), shown_target = coalesce($4, shown_target),
       sealed = coalesce($5, sealed), import_events = coalesce($6, import_events), updated_at = now()
     WHERE organization_id = $1 AND id = $2`,
    [
      ...[tx.organizationId, id, change.name ?? null, change.shownTarget ?? null, change.sealed ?? null],
      change.importEvents ? [...new Set(change.importEvents)] : null,
    ],
  )
}

/** Takes a channel away, from the budgets, settings and reports that name it too. */
export async function removeChannel(tx: SqlTransaction, id: string): Promise<void> {
  for (const table of ['budget', 'alert_settings', 'report_schedule']) {
    await tx.rows(
      `UPDATE ${table} SET channel_ids = array_remove(channel_ids, $2::uuid)
       WHERE organization_id = $1 AND $2::uuid = ANY (channel_ids)`,
      [tx.organizationId, id],
    )
  }
  await tx.rows('DELETE FROM channel WHERE organization_id = $1 AND id = $2', [tx.organizationId, id])
}

/** One that was paused already keeps its reason. */
export async function pauseChannel(tx: SqlTransaction, id: string): Promise<void> {
  await tx.rows(
    `UPDATE channel SET paused_at = now(), paused_reason = 'Paused by hand.', updated_at = now()
     WHERE organization_id = $1 AND id = $2 AND paused_at IS NULL`,
    [tx.organizationId, id],
  )
}

/** A paused channel is sent to again, and what waited for it is due at once. */
export async function resumeChannel(tx: SqlTransaction, id: string): Promise<void> {
  const paused = await tx.rows(
    `UPDATE channel SET paused_at = NULL, paused_reason = NULL, failures_in_row = 0, updated_at = now()
     WHERE organization_id = $1 AND id = $2 AND paused_at IS NOT NULL RETURNING id`,
    [tx.organizationId, id],
  )
  // What one that was not paused is being sent at this moment is not due again.
  if (paused.length === 0) return
  for (const { table } of OUTBOXES) {
    await tx.rows(
      `UPDATE ${table} SET next_attempt_at = now()
       WHERE organization_id = $1 AND channel_id = $2 AND status = 'pending'`,
      [tx.organizationId, id],
    )
  }
}
