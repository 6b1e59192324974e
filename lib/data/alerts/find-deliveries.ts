import type { AlertDelivery, DeliveryAttempt } from '../../domain/alerts/alert-view'
import type { ChannelKind } from '../../domain/channels/channel'
import type { SqlTransaction } from '../database'

interface DeliveryRow {
  alert_id: string
  channel_id: string
  channel_name: string
  channel_kind: ChannelKind
  is_paused: boolean
  status: AlertDelivery['status']
  next_attempt_at: Date
  delivered_at: Date | null
}

interface AttemptRow {
  alert_id: string
  channel_id: string
  number: number
  at: Date
  duration_ms: number
  is_ok: boolean
  answer: string
}

/** The deliveries of some alerts with every try, by alert; two statements, whatever number of alerts. */
export async function findDeliveries(
  tx: SqlTransaction,
  alertIds: readonly string[],
): Promise<Map<string, AlertDelivery[]>> {
  const of = [tx.organizationId, alertIds]
  const deliveries = await tx.rows<DeliveryRow>(
    `SELECT d.alert_id, d.channel_id, c.name AS channel_name, c.kind AS channel_kind,
       c.paused_at IS NOT NULL AS is_paused, d.status, d.next_attempt_at, d.delivered_at
     FROM alert_delivery d JOIN channel c ON c.organization_id = d.organization_id AND c.id = d.channel_id
     WHERE d.organization_id = $1 AND d.alert_id = ANY ($2::uuid[]) ORDER BY lower(c.name), c.id`,
    of,
  )
  const attempts = await tx.rows<AttemptRow>(
    `SELECT alert_id, channel_id, number, at, duration_ms, is_ok, answer FROM alert_delivery_attempt
     WHERE organization_id = $1 AND alert_id = ANY ($2::uuid[]) ORDER BY number`,
    of,
  )
  const tries = new Map<string, DeliveryAttempt[]>()
  for (const row of attempts) {
    const key = `${row.alert_id} ${row.channel_id}`
    tries.set(key, [...(tries.get(key) ?? []), toAttempt(row)])
  }
  const byAlert = new Map<string, AlertDelivery[]>()
  for (const row of deliveries) {
    const delivery: AlertDelivery = {
      channelId: row.channel_id,
      channelName: row.channel_name,
      channelKind: row.channel_kind,
      isPaused: row.is_paused,
      status: row.status,
      nextAttemptAt: row.next_attempt_at,
      deliveredAt: row.delivered_at,
      attempts: tries.get(`${row.alert_id} ${row.channel_id}`) ?? [],
    }
    byAlert.set(row.alert_id, [...(byAlert.get(row.alert_id) ?? []), delivery])
  }
  return byAlert
}

function toAttempt({ number, at, duration_ms, is_ok, answer }: AttemptRow): DeliveryAttempt {
  return { number, at, durationMs: duration_ms, isOk: is_ok, answer }
}
