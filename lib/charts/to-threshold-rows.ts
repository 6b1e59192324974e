import type { Budget, BudgetStanding } from '../domain/budgets/budget'
import { thresholdLabel } from '../domain/budgets/budget-in-words'
import { thresholdAmount } from '../domain/budgets/threshold-amount'
import { formatUsd } from '../domain/money'

/** A threshold of a budget, where it stands in this period. */
export interface ThresholdRow {
  label: string
  usd: string
  /** What is held against it: "what is spent". */
  basis: string
  isCrossed: boolean
  /** What is still to go until it, exact decimal text; null where it is crossed or nothing is known. */
  leftUsd: string | null
}

/** The thresholds, the least first. */
export function toThresholdRows({
  budget,
  standing,
}: {
  budget: Pick<Budget, 'thresholds'>
  standing: BudgetStanding
}): ThresholdRow[] {
  return budget.thresholds
    .map((threshold) => ({ threshold, amount: thresholdAmount(threshold, standing.limit) }))
    .sort((a, b) => (a.amount === b.amount ? 0 : a.amount < b.amount ? -1 : 1))
    .map(({ threshold, amount }) => {
      const held = threshold.on === 'actual' ? standing.spent : standing.forecast
      return {
        label: thresholdLabel(threshold),
        usd: formatUsd(amount),
        basis: threshold.on === 'actual' ? 'what is spent' : 'the forecast (P50)',
        isCrossed: held !== null && held >= amount,
        leftUsd: held === null || held >= amount ? null : formatUsd(amount - held),
      }
    })
}
