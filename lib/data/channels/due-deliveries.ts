import type { ChannelKind } from '../../domain/channels/channel'
import { inSqlTransaction, type SqlTransaction } from '../database'
import type { Outbox } from './outbox'

/** How long a sender holds what it took, unless it holds on; one that died lets go after it. */
export const LEASE_SECONDS = 60

/** Organizations with something due in an outbox, the longest waiting first. */
export async function findOrganizationsToTell({ table }: Outbox): Promise<number[]> {
  const rows = await inSqlTransaction({ scheduler: true }, (tx) =>
    tx.rows<{ id: number }>(
      `SELECT organization_id AS id FROM ${table}
       WHERE status = 'pending' AND next_attempt_at <= now()
       GROUP BY organization_id ORDER BY min(next_attempt_at)`,
    ),
  )
  return rows.map(({ id }) => id)
}

export interface DueDelivery {
  /** What it is sent under, the same at every try. */
  id: string
  channelId: string
  kind: ChannelKind
  sealed: Buffer
}

/** Looks again in an hour at what waits for a paused channel; who resumes it makes it due at once. */
export async function parkPaused(tx: SqlTransaction, { table }: Outbox): Promise<void> {
  // The share lock puts a resumption wholly before this or after it.
  await tx.rows(
    `WITH paused AS MATERIALIZED (
       SELECT id FROM channel WHERE organization_id = $1 AND paused_at IS NOT NULL FOR SHARE)
     UPDATE ${table} d SET next_attempt_at = now() + interval '1 hour'
     FROM paused
     WHERE d.organization_id = $1 AND d.channel_id = paused.id AND d.status = 'pending'
       AND d.next_attempt_at <= now()`,
    [tx.organizationId],
  )
}

/**
 * Takes what is due, the longest waiting first, so that nobody else sends it meanwhile: so many of one channel, that a
 * slow one does not hold up the others, and so many in all. What is paused waits.
 */
export function claimDueDeliveries(
  tx: SqlTransaction,
  { table, id }: Outbox,
  most: { ofChannel: number; inAll: number },
): Promise<DueDelivery[]> {
  return tx.rows<DueDelivery>(
    `WITH taken AS MATERIALIZED (
       SELECT due.id, due.channel_id, open.kind, open.sealed
       FROM channel open
       CROSS JOIN LATERAL (
         SELECT ${id} AS id, channel_id, next_attempt_at FROM ${table}
         WHERE organization_id = $1 AND channel_id = open.id AND status = 'pending' AND next_attempt_at <= now()
         ORDER BY next_attempt_at, ${id} LIMIT $2 FOR UPDATE SKIP LOCKED) due
       WHERE open.organization_id = $1 AND open.paused_at IS NULL
       ORDER BY due.next_attempt_at LIMIT $3)
     UPDATE ${table} d SET next_attempt_at = now() + make_interval(secs => ${LEASE_SECONDS})
     FROM taken
     WHERE d.organization_id = $1 AND d.${id} = taken.id AND d.channel_id = taken.channel_id
     RETURNING d.${id} AS id, d.channel_id AS "channelId", taken.kind, taken.sealed`,
    [tx.organizationId, most.ofChannel, most.inAll],
  )
}

/** Holds what was taken for another while: its sending takes longer. */
export async function holdOn(
  tx: SqlTransaction,
  { table, id }: Outbox,
  due: Pick<DueDelivery, 'id' | 'channelId'>,
): Promise<void> {
  await tx.rows(
    `UPDATE ${table} SET next_attempt_at = now() + make_interval(secs => ${LEASE_SECONDS})
     WHERE organization_id = $1 AND ${id} = $2 AND channel_id = $3 AND status = 'pending'`,
    [tx.organizationId, due.id, due.channelId],
  )
}
