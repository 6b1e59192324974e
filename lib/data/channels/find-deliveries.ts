import type { ChannelKind } from '../../domain/channels/channel'
import type { ChannelDelivery, DeliveryAttempt } from '../../domain/channels/channel-delivery'
import type { SqlTransaction } from '../database'
import type { Outbox } from './outbox'

interface DeliveryRow {
  id: string
  channel_id: string
  channel_name: string
  channel_kind: ChannelKind
  is_paused: boolean
  status: ChannelDelivery['status']
  next_attempt_at: Date
  delivered_at: Date | null
}

interface AttemptRow {
  id: string
  channel_id: string
  number: number
  at: Date
  duration_ms: number
  is_ok: boolean
  answer: string
}

/** What is sent under some ids, with every try, by id; two statements, whatever number of ids. */
export async function findDeliveries(
  tx: SqlTransaction,
  { table, id, attempts: attemptTable }: Outbox & { attempts: string },
  ids: readonly string[],
): Promise<Map<string, ChannelDelivery[]>> {
  const of = [tx.organizationId, ids]
  const deliveries = await tx.rows<DeliveryRow>(
    `SELECT d.${id} AS id, d.channel_id, c.name AS channel_name, c.kind AS channel_kind,
       c.paused_at IS NOT NULL AS is_paused, d.status, d.next_attempt_at, d.delivered_at
     FROM ${table} d JOIN channel c ON c.organization_id = d.organization_id AND c.id = d.channel_id
     WHERE d.organization_id = $1 AND d.${id} = ANY ($2::uuid[]) ORDER BY lower(c.name), c.id`,
    of,
  )
  const attempts = await tx.rows<AttemptRow>(
    `SELECT ${id} AS id, channel_id, number, at, duration_ms, is_ok, answer FROM ${attemptTable}
     WHERE organization_id = $1 AND ${id} = ANY ($2::uuid[]) ORDER BY number`,
    of,
  )
  const tries = new Map<string, DeliveryAttempt[]>()
  for (const row of attempts) {
    const key = `${row.id} ${row.channel_id}`
    tries.set(key, [...(tries.get(key) ?? []), toAttempt(row)])
  }
  const byId = new Map<string, ChannelDelivery[]>()
  for (const row of deliveries) {
    const delivery: ChannelDelivery = {
      channelId: row.channel_id,
      channelName: row.channel_name,
      channelKind: row.channel_kind,
      isPaused: row.is_paused,
      status: row.status,
      nextAttemptAt: row.next_attempt_at,
      deliveredAt: row.delivered_at,
      attempts: tries.get(`${row.id} ${row.channel_id}`) ?? [],
    }
    byId.set(row.id, [...(byId.get(row.id) ?? []), delivery])
  }
  return byId
}

function toAttempt({ number, at, duration_ms, is_ok, answer }: AttemptRow): DeliveryAttempt {
  return { number, at, durationMs: duration_ms, isOk: is_ok, answer }
}
