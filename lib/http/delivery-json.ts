import type { ChannelDelivery } from '../domain/channels/channel-delivery'
import { flatCells } from './flat-cells'

/** What became of telling something to a channel, as the API answers it. */
export function deliveryJson(delivery: ChannelDelivery) {
  const { status } = delivery
  return {
    channel_id: delivery.channelId,
    channel_name: delivery.channelName,
    channel_kind: delivery.channelKind,
    status,
    next_attempt_at: status === 'pending' && !delivery.isPaused ? delivery.nextAttemptAt.toISOString() : null,
    delivered_at: delivery.deliveredAt?.toISOString() ?? null,
    attempts: delivery.attempts.map(({ number, at, durationMs, isOk, answer }) => ({
      number,
      at: at.toISOString(),
      duration_ms: durationMs,
      is_ok: isOk,
      answer,
    })),
  }
}

export const DELIVERY_COLUMNS = [
  'channel_id',
  'channel_name',
  'channel_kind',
  'status',
  'next_attempt_at',
  'delivered_at',
  'attempt',
  'at',
  'duration_ms',
  'is_ok',
  'answer',
] as const

/** Every try to tell something, as rows of a file; a channel that was not tried yet has a row without one. */
export function deliveryRows(deliveries: readonly ChannelDelivery[]) {
  return deliveries.map(deliveryJson).flatMap(({ attempts, ...told }) => {
    const none = { attempt: null, at: null, duration_ms: null, is_ok: null, answer: null }
    if (attempts.length === 0) return [flatCells({ ...told, ...none })]
    return attempts.map(({ number, ...attempt }) => flatCells({ ...told, attempt: number, ...attempt }))
  })
}

export function deliveriesTable(deliveries: readonly ChannelDelivery[], of: string) {
  return { name: `outlay-deliveries_${of}`, rows: deliveryRows(deliveries), columns: DELIVERY_COLUMNS }
}
