import type { ChannelKind } from '../../domain/channels/channel'
import { inSqlTransaction, type SqlTransaction } from '../database'

// Longer than any send: a sender that died lets go after it.
const LEASE_SECONDS = 60

/** Organizations with deliveries that are due. */
export async function findOrganizationsToTell(): Promise<number[]> {
  const rows = await inSqlTransaction({ scheduler: true }, (tx) =>
    tx.rows<{ id: number }>(
      `SELECT DISTINCT organization_id AS id FROM alert_delivery
       WHERE status = 'pending' AND next_attempt_at <= now()`,
    ),
  )
  return rows.map(({ id }) => id)
}

export interface DueDelivery {
  alertId: string
  channelId: string
  kind: ChannelKind
  sealed: Buffer
}

/** Takes what is due, the longest waiting first, so that nobody else sends it meanwhile; what is paused waits. */
export function claimDueDeliveries(tx: SqlTransaction, limit: number): Promise<DueDelivery[]> {
  return tx.rows<DueDelivery>(
    `UPDATE alert_delivery d SET next_attempt_at = now() + make_interval(secs => ${LEASE_SECONDS})
     FROM channel c
     WHERE d.organization_id = $1 AND c.organization_id = $1 AND c.id = d.channel_id
       AND (d.alert_id, d.channel_id) IN (
         SELECT due.alert_id, due.channel_id FROM alert_delivery due
         JOIN channel open ON open.organization_id = due.organization_id AND open.id = due.channel_id
         WHERE due.organization_id = $1 AND due.status = 'pending' AND due.next_attempt_at <= now()
           AND open.paused_at IS NULL
         ORDER BY due.next_attempt_at LIMIT $2 FOR UPDATE OF due SKIP LOCKED)
     RETURNING d.alert_id AS "alertId", d.channel_id AS "channelId", c.kind, c.sealed`,
    [tx.organizationId, limit],
  )
}
