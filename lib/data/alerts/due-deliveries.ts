import type { Alert } from '../../domain/alerts/alert'
import type { ChannelKind } from '../../domain/channels/channel'
import { parseUsd } from '../../domain/money'
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

interface AlertRow {
  id: string
  kind: Alert['kind']
  dedupe_key: string
  subject: Alert['subject']
  budget_id: string | null
  percent: string | null
  usd: string | null
  basis: 'actual' | 'forecast' | null
  period: NonNullable<Alert['period']>['kind'] | null
  period_start: string | null
  period_end: string | null
  crossed_at: Date
  known_at: Date
  amount: string | null
  spent: string | null
  expected: string | null
  state: Alert['state']
  snoozed_until: Date | null
  state_at: Date
}

const femto = (text: string | null): bigint | null => (text === null ? null : parseUsd(text))

/** An alert as it is to be told, with the organization's zone. */
export async function findAlertToTell(
  tx: SqlTransaction,
  id: string,
): Promise<{ alert: Alert; timeZone: string } | null> {
  const [row] = await tx.rows<AlertRow & { time_zone: string }>(
    `SELECT a.id, a.kind, dedupe_key, subject, budget_id, threshold_percent::text AS percent,
       threshold_usd::text AS usd, basis, period, period_start::text, period_end::text, crossed_at, known_at,
       amount_usd::text AS amount, spent_usd::text AS spent, expected_usd::text AS expected, state, snoozed_until,
       state_at, o.time_zone
     FROM alert a JOIN organization o ON o.id = a.organization_id
     WHERE a.organization_id = $1 AND a.id = $2`,
    [tx.organizationId, id],
  )
  if (!row) return null
  return { alert: toAlert(row), timeZone: row.time_zone }
}

function toAlert(row: AlertRow): Alert {
  const on = row.basis ?? 'actual'
  return {
    id: row.id,
    kind: row.kind,
    dedupeKey: row.dedupe_key,
    subject: row.subject,
    budgetId: row.budget_id,
    threshold:
      row.percent !== null
        ? { on, percent: Number(row.percent) }
        : row.usd !== null
          ? { on, usd: row.usd }
          : null,
    period:
      row.period && row.period_start
        ? { kind: row.period, start: row.period_start, end: row.period_end }
        : null,
    crossedAt: row.crossed_at,
    knownAt: row.known_at,
    amount: femto(row.amount),
    spent: femto(row.spent),
    expected: femto(row.expected),
    state: row.state,
    snoozedUntil: row.snoozed_until,
    stateAt: row.state_at,
  }
}
