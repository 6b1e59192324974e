import { formatUsd } from '../money'
import type { Alert } from './alert'

const usd = (femto: bigint | null) => (femto === null ? null : formatUsd(femto))

/** An alert as the API and the webhooks say it. */
export function toWireAlert(alert: Alert) {
  const { threshold, period } = alert
  return {
    id: alert.id,
    kind: alert.kind,
    budget_id: alert.budgetId,
    on: threshold?.on ?? null,
    threshold_percent: threshold && 'percent' in threshold ? threshold.percent : null,
    threshold_usd: threshold && 'usd' in threshold ? threshold.usd : null,
    period: period?.kind ?? null,
    period_start: period?.start ?? null,
    period_end: period?.end ?? null,
    crossed_at: alert.crossedAt.toISOString(),
    known_at: alert.knownAt.toISOString(),
    amount_usd: usd(alert.amount),
    spent_usd: usd(alert.spent),
    expected_usd: usd(alert.expected),
    subject: alert.subject,
  }
}
