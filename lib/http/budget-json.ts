import type { BudgetView } from '../domain/budgets/budget-view'
import { toBudgetInput } from '../domain/budgets/read-budget-input'
import { divideHalfEven, formatUsd } from '../domain/money'

/** What is spent of the limit in percent, to the fourth decimal. */
export function spentPercent({ spent, limit }: Pick<BudgetView['standing'], 'spent' | 'limit'>): number {
  return Number(divideHalfEven(spent * 1_000_000n, limit)) / 10_000
}

/** A budget as the API answers it, with where it stands in its current period. */
export function budgetJson({ budget, standing, ownerName, alerts }: BudgetView) {
  const { period, limit, carried, spent, forecast, state } = standing
  return {
    id: budget.id,
    ...toBudgetInput(budget),
    owner_name: ownerName,
    limit_usd: formatUsd(limit),
    carried_usd: formatUsd(carried),
    spent_usd: formatUsd(spent),
    percent: spentPercent(standing),
    forecast_usd: forecast === null ? null : formatUsd(forecast),
    period_start: period.start,
    period_end: period.end,
    state,
    alert_ids: alerts.map(({ id }) => id),
    created_at: budget.createdAt.toISOString(),
    updated_at: budget.updatedAt.toISOString(),
  }
}
