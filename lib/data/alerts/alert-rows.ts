import type { Alert, AlertKind, AlertState } from '../../domain/alerts/alert'
import { parseUsd } from '../../domain/money'
import type { SqlTransaction } from '../database'
import { withoutTrailingZeros } from '../usage/sum-spend-by'

interface AlertRow {
  id: string
  kind: AlertKind
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
  state: AlertState
  snoozed_until: Date | null
  state_at: Date
}

// Snoozed until a time that is over by the database's clock is open again.
const STATE = `CASE WHEN a.state = 'snoozed' AND a.snoozed_until <= now() THEN 'open' ELSE a.state END`

const COLUMNS = `a.id, a.kind, a.dedupe_key, a.subject, a.budget_id, a.threshold_percent::text AS percent,
  a.threshold_usd::text AS usd, a.basis, a.period, a.period_start::text, a.period_end::text, a.crossed_at, a.known_at,
  a.amount_usd::text AS amount, a.spent_usd::text AS spent, a.expected_usd::text AS expected, ${STATE} AS state,
  CASE WHEN a.snoozed_until > now() THEN a.snoozed_until END AS snoozed_until, a.state_at`

const femto = (text: string | null): bigint | null => (text === null ? null : parseUsd(text))

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
          ? { on, usd: withoutTrailingZeros(row.usd) }
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

export interface AlertFilters {
  budgetId?: string | undefined
  kind?: AlertKind | undefined
  state?: AlertState | undefined
}

/** Alerts, the newest first; those after one, and so many, where a page is asked for. */
export async function findAlerts(
  tx: SqlTransaction,
  { budgetId, kind, state }: AlertFilters,
  page: { after?: { knownAt: Date; id: string } | undefined; limit: number | null },
): Promise<Alert[]> {
  const rows = await tx.rows<AlertRow>(
    `SELECT ${COLUMNS} FROM alert a
     WHERE a.organization_id = $1 AND ($2::uuid IS NULL OR a.budget_id = $2) AND ($3::text IS NULL OR a.kind = $3)
       AND ($4::text IS NULL OR ${STATE} = $4)
       AND ($5::timestamptz IS NULL OR (date_trunc('milliseconds', a.known_at), a.id) < ($5, $6::uuid))
     ORDER BY date_trunc('milliseconds', a.known_at) DESC, a.id DESC LIMIT $7`,
    [
      tx.organizationId,
      budgetId ?? null,
      kind ?? null,
      state ?? null,
      page.after?.knownAt ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  )
  return rows.map(toAlert)
}

export async function findAlert(tx: SqlTransaction, id: string): Promise<Alert | null> {
  const [row] = await tx.rows<AlertRow>(
    `SELECT ${COLUMNS} FROM alert a WHERE a.organization_id = $1 AND a.id = $2`,
    [tx.organizationId, id],
  )
  return row ? toAlert(row) : null
}

/** How many alerts there are in each state. */
export async function countAlertsByState(tx: SqlTransaction): Promise<Map<AlertState, number>> {
  const rows = await tx.rows<{ state: AlertState; count: number }>(
    `SELECT ${STATE} AS state, count(*)::int AS count FROM alert a WHERE a.organization_id = $1 GROUP BY 1`,
    [tx.organizationId],
  )
  return new Map(rows.map(({ state, count }) => [state, count]))
}

/** Says what somebody thinks of an alert. False where it is gone. */
export async function updateAlertState(
  tx: SqlTransaction,
  id: string,
  change: { state: AlertState; snoozedUntil: Date | null; by: string | null },
): Promise<boolean> {
  const rows = await tx.rows(
    `UPDATE alert SET state = $3, snoozed_until = $4, state_at = now(), state_by = $5
     WHERE organization_id = $1 AND id = $2 RETURNING id`,
    [tx.organizationId, id, change.state, change.snoozedUntil, change.by],
  )
  return rows.length > 0
}
