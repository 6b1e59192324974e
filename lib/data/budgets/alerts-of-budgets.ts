import type { AlertState } from '../../domain/alerts/alert'
import type { ThresholdBasis } from '../../domain/budgets/budget'
import type { BudgetAlert } from '../../domain/budgets/budget-view'
import type { CalendarDay } from '../../domain/calendar'
import type { SqlTransaction } from '../database'
import { withoutTrailingZeros } from '../usage/sum-spend-by'

export interface AlertOfBudget extends BudgetAlert {
  budgetId: string
  dedupeKey: string
  periodStart: CalendarDay
}

interface AlertRow {
  id: string
  budget_id: string
  dedupe_key: string
  period_start: CalendarDay
  percent: string | null
  usd: string | null
  basis: ThresholdBasis
  state: AlertState
  crossed_at: Date
  known_at: Date
}

/** The alerts of budgets whose period began on or after a day, and those of whole lives; the oldest first. */
export async function findAlertsOfBudgets(
  tx: SqlTransaction,
  budgetIds: readonly string[],
  since: CalendarDay,
): Promise<AlertOfBudget[]> {
  const rows = await tx.rows<AlertRow>(
    `SELECT id, budget_id, dedupe_key, period_start::text, threshold_percent::text AS percent,
       threshold_usd::text AS usd, basis, state, crossed_at, known_at
     FROM alert
     WHERE organization_id = $1 AND kind = 'budget' AND budget_id = ANY ($2::uuid[])
       AND (period_start >= $3 OR period_end IS NULL)
     ORDER BY known_at, id`,
    [tx.organizationId, budgetIds, since],
  )
  return rows.map((row) => ({
    id: row.id,
    budgetId: row.budget_id,
    dedupeKey: row.dedupe_key,
    periodStart: row.period_start,
    threshold:
      row.percent === null
        ? { on: row.basis, usd: withoutTrailingZeros(row.usd ?? '0') }
        : { on: row.basis, percent: Number(row.percent) },
    state: row.state,
    crossedAt: row.crossed_at,
    knownAt: row.known_at,
  }))
}

/** Alerts whose line is no longer crossed, whatever was said of them but that they are done with. */
export async function recoverAlerts(tx: SqlTransaction, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await tx.rows(
    `UPDATE alert SET state = 'recovered', snoozed_until = NULL, state_at = now(), state_by = NULL
     WHERE organization_id = $1 AND id IN (
       SELECT id FROM alert
       WHERE organization_id = $1 AND dedupe_key = ANY ($2) AND state IN ('open', 'acknowledged', 'snoozed')
       ORDER BY id FOR UPDATE)`,
    [tx.organizationId, keys],
  )
}

/** Recovered alerts whose line is crossed again: in the inbox again, and not sent again. */
export async function reopenAlerts(tx: SqlTransaction, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await tx.rows(
    `UPDATE alert SET state = 'open', state_at = now(), state_by = NULL
     WHERE organization_id = $1 AND id IN (
       SELECT id FROM alert WHERE organization_id = $1 AND dedupe_key = ANY ($2) AND state = 'recovered'
       ORDER BY id FOR UPDATE)`,
    [tx.organizationId, keys],
  )
}
