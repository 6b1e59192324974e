import { thresholdLabel } from '../domain/budgets/budget-in-words'
import type { PastPeriod } from '../domain/budgets/budget-view'
import { formatUsd } from '../domain/money'
import { spentPercent } from './budget-json'

const COLUMNS = ['period_start', 'period_end', 'spent_usd', 'limit_usd', 'percent', 'reached'] as const

/** The periods of a budget that are over, as rows of a file; `reached` says which line was on which day. */
export function budgetPeriodsTable(periods: readonly PastPeriod[], budgetId: string) {
  return {
    name: `outlay-budget-periods_${budgetId}`,
    rows: periods.map(
      ({ start, end, spent, limit, crossed }): Record<(typeof COLUMNS)[number], string | number> => ({
        period_start: start,
        period_end: end,
        spent_usd: formatUsd(spent),
        limit_usd: formatUsd(limit),
        percent: spentPercent({ spent, limit }),
        reached: crossed.map(({ threshold, day }) => `${thresholdLabel(threshold)} on ${day}`).join('; '),
      }),
    ),
    columns: COLUMNS,
    sums: ['spent_usd'],
  }
}
