import type { ChannelDelivery } from '../domain/channels/channel-delivery'

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
