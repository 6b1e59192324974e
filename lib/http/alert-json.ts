import { alertHeadline } from '../domain/alerts/alert-headline'
import { alertViewHref } from '../domain/alerts/alert-message'
import type { AlertDelivery, AlertView } from '../domain/alerts/alert-view'
import { toWireAlert } from '../domain/alerts/to-wire-alert'

/** An alert as the API answers it, with every try to tell it. */
export function alertJson({ alert, deliveries }: AlertView) {
  return {
    ...toWireAlert(alert),
    summary: alertHeadline(alert),
    view: alertViewHref(alert),
    state: alert.state,
    state_at: alert.stateAt.toISOString(),
    snoozed_until: alert.snoozedUntil?.toISOString() ?? null,
    deliveries: deliveries.map(deliveryJson),
  }
}

function deliveryJson(delivery: AlertDelivery) {
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

/** An alert as a row of the list's CSV. */
export function alertCells(view: AlertView): Record<string, string | number | null> {
  const { deliveries, subject: _, ...flat } = alertJson(view)
  return {
    ...flat,
    delivered: deliveries.filter(({ status }) => status === 'delivered').length,
    deliveries: deliveries.length,
  }
}
