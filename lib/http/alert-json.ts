import { alertHeadline } from '../domain/alerts/alert-headline'
import { alertViewHref } from '../domain/alerts/alert-message'
import type { AlertView } from '../domain/alerts/alert-view'
import { toWireAlert } from '../domain/alerts/to-wire-alert'
import { deliveryJson } from './delivery-json'

/** An alert as the API answers it, with every try to tell it; its calls by the days of a zone. */
export function alertJson({ alert, deliveries }: AlertView, timeZone: string) {
  return {
    ...toWireAlert(alert),
    summary: alertHeadline(alert),
    view: alertViewHref(alert, timeZone),
    state: alert.state,
    state_at: alert.stateAt.toISOString(),
    snoozed_until: alert.snoozedUntil?.toISOString() ?? null,
    deliveries: deliveries.map(deliveryJson),
  }
}

export const ALERT_COLUMNS = [
  'id',
  'kind',
  'budget_id',
  'on',
  'threshold_percent',
  'threshold_usd',
  'period',
  'period_start',
  'period_end',
  'crossed_at',
  'known_at',
  'amount_usd',
  'spent_usd',
  'expected_usd',
  'summary',
  'view',
  'state',
  'state_at',
  'snoozed_until',
  'delivered',
  'deliveries',
] as const

/** An alert as a row of the list's files. */
export function alertCells(
  view: AlertView,
  timeZone: string,
): Record<(typeof ALERT_COLUMNS)[number], string | number | null> {
  const { deliveries, subject: _, ...flat } = alertJson(view, timeZone)
  return {
    ...flat,
    delivered: deliveries.filter(({ status }) => status === 'delivered').length,
    deliveries: deliveries.length,
  }
}
