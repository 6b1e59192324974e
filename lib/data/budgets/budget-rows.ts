import type { Budget, BudgetPeriod, BudgetScope, BudgetThreshold } from '../../domain/budgets/budget'
import { formatUsd, parseUsd } from '../../domain/money'
import type { SqlTransaction } from '../database'

interface BudgetRow {
  id: string
  name: string
  amount: string
  period: BudgetPeriod
  scope: BudgetScope
  thresholds: BudgetThreshold[]
  channel_ids: string[]
  owner_user_id: string | null
  carries_over: boolean
  increase: string | null
  increase_until: string | null
  past_amounts: { until: string; usd: string }[]
  starts_on: string
  created_at: Date
  updated_at: Date
  judged_at: Date | null
}

const COLUMNS = `id, name, amount_usd::text AS amount, period, scope, thresholds, channel_ids::text[], owner_user_id,
  carries_over, increase_usd::text AS increase, increase_until::text, past_amounts, starts_on::text, created_at, updated_at, judged_at`

function toBudget(row: BudgetRow): Budget {
  return {
    id: row.id,
    name: row.name,
    amount: parseUsd(row.amount) ?? 0n,
    period: row.period,
    scope: row.scope,
    thresholds: row.thresholds,
    channelIds: row.channel_ids,
    ownerUserId: row.owner_user_id,
    carriesOver: row.carries_over,
    increase:
      row.increase === null || row.increase_until === null
        ? null
        : { amount: parseUsd(row.increase) ?? 0n, until: row.increase_until },
    pastAmounts: row.past_amounts.map(({ until, usd }) => ({ until, amount: parseUsd(usd) ?? 0n })),
    startsOn: row.starts_on,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    judgedAt: row.judged_at,
  }
}

/** The organization's budgets, the oldest first; those after one, and so many, where a page is asked for. */
export async function findBudgets(
  tx: SqlTransaction,
  page: { after?: { createdAt: Date; id: string } | undefined; limit?: number } = {},
): Promise<Budget[]> {
  const { after, limit } = page
  const rows = await tx.rows<BudgetRow>(
    `SELECT ${COLUMNS} FROM budget
     WHERE organization_id = $1 AND ($2::timestamptz IS NULL OR (date_trunc('milliseconds', created_at), id) > ($2, $3::uuid))
     ORDER BY date_trunc('milliseconds', created_at), id LIMIT $4`,
    [tx.organizationId, after?.createdAt ?? null, after?.id ?? null, limit ?? null],
  )
  return rows.map(toBudget)
}

/** One budget; locked until the transaction ends, where it is to be changed. */
export async function findBudget(
  tx: SqlTransaction,
  id: string,
  lock: 'FOR UPDATE' | '' = '',
): Promise<Budget | null> {
  const [row] = await tx.rows<BudgetRow>(
    `SELECT ${COLUMNS} FROM budget WHERE organization_id = $1 AND id = $2 ${lock}`,
    [tx.organizationId, id],
  )
  return row ? toBudget(row) : null
}

export type BudgetValues = Omit<Budget, 'createdAt' | 'updatedAt' | 'judgedAt'>

function valuesOf(budget: BudgetValues): unknown[] {
  return [
    budget.id,
    budget.name,
    formatUsd(budget.amount),
    budget.period,
    JSON.stringify(budget.scope),
    JSON.stringify(budget.thresholds),
    budget.channelIds,
    budget.ownerUserId,
    budget.carriesOver,
    budget.increase === null ? null : formatUsd(budget.increase.amount),
    budget.increase?.until ?? null,
    JSON.stringify(budget.pastAmounts.map(({ until, amount }) => ({ until, usd: formatUsd(amount) }))),
    budget.startsOn,
  ]
}

export async function insertBudget(
  tx: SqlTransaction,
  budget: BudgetValues,
  createdBy: string | null,
): Promise<void> {
  await tx.rows(
    `INSERT INTO budget (organization_id, id, name, amount_usd, period, scope, thresholds, channel_ids, owner_user_id,
       carries_over, increase_usd, increase_until, past_amounts, starts_on, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::uuid[], $9, $10, $11, $12, $13, $14, $15)`,
    [tx.organizationId, ...valuesOf(budget), createdBy],
  )
}

/** False where the budget is gone. */
export async function updateBudget(tx: SqlTransaction, budget: BudgetValues): Promise<boolean> {
  const rows = await tx.rows(
    `UPDATE budget SET name = $3, amount_usd = $4, period = $5, scope = $6, thresholds = $7, channel_ids = $8::uuid[],
       owner_user_id = $9, carries_over = $10, increase_usd = $11, increase_until = $12, past_amounts = $13,
       starts_on = $14,
       updated_at = now()
     WHERE organization_id = $1 AND id = $2 RETURNING id`,
    [tx.organizationId, ...valuesOf(budget)],
  )
  return rows.length > 0
}

/** False where there was none. */
export async function deleteBudgetRow(tx: SqlTransaction, id: string): Promise<boolean> {
  // What was told of it stays. By statement: a distributed table's key may not set a column to null.
  await tx.rows('UPDATE alert SET budget_id = NULL WHERE organization_id = $1 AND budget_id = $2', [
    tx.organizationId,
    id,
  ])
  const rows = await tx.rows('DELETE FROM budget WHERE organization_id = $1 AND id = $2 RETURNING id', [
    tx.organizationId,
    id,
  ])
  return rows.length > 0
}

/** Says of budgets when they were judged. */
export async function markJudged(tx: SqlTransaction, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.rows(
    `UPDATE budget SET judged_at = $3 WHERE organization_id = $1 AND id IN (
       SELECT id FROM budget WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE)`,
    [tx.organizationId, ids, at],
  )
}

/** Those of some budgets that are still there; they stay until the transaction ends. */
export async function holdBudgets(tx: SqlTransaction, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM budget WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR KEY SHARE`,
    [tx.organizationId, ids],
  )
  return new Set(rows.map(({ id }) => id))
}
