import { scopeInWords, thresholdLabel } from '../domain/budgets/budget-in-words'
import type { BudgetView } from '../domain/budgets/budget-view'
import { addDays } from '../domain/calendar'
import { formatUsd } from '../domain/money'
import { spentPercent } from './budget-json'

/** The columns of budgets in a file. */
export const BUDGET_COLUMNS = [
  'name',
  'scope',
  'amount_usd',
  'period',
  'period_start',
  'period_end',
  'resets_on',
  'limit_usd',
  'carried_usd',
  'spent_usd',
  'percent',
  'forecast_usd',
  'state',
  'thresholds',
  'owner',
  'id',
] as const

/** A budget as the page lists it, where it stands now. */
export function budgetCells({
  budget,
  standing,
  ownerName,
}: BudgetView): Record<(typeof BUDGET_COLUMNS)[number], string | number | null> {
  const { start, end } = standing.period
  return {
    name: budget.name,
    scope: scopeInWords(budget.scope),
    amount_usd: formatUsd(budget.amount),
    period: budget.period,
    period_start: start,
    period_end: end,
    resets_on: end === null ? null : addDays(end, 1),
    limit_usd: formatUsd(standing.limit),
    carried_usd: formatUsd(standing.carried),
    spent_usd: formatUsd(standing.spent),
    percent: spentPercent(standing),
    forecast_usd: standing.forecast === null ? null : formatUsd(standing.forecast),
    state: standing.state,
    thresholds: budget.thresholds.map(thresholdLabel).join('; '),
    owner: ownerName,
    id: budget.id,
  }
}
