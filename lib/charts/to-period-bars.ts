import type { BudgetPeriod } from '../domain/budgets/budget'
import { periodLabel, thresholdLabel } from '../domain/budgets/budget-in-words'
import type { BudgetPreview } from '../domain/budgets/budget-view'
import { displayDay } from '../domain/display/display-time'
import { formatUsd } from '../domain/money'

/** A period of a budget as a bar on the scale of all of them; lengths in percent. */
export interface PeriodBar {
  key: string
  label: string
  period: { start: string; end: string | null }
  spentUsd: string
  limitUsd: string
  filled: number
  limitAt: number
  isOver: boolean
  /** "80% on Nov 12". */
  crossed: string[]
}

/** Periods side by side, from zero to the largest of what was spent and allowed in any. */
export function toPeriodBars(periods: BudgetPreview['periods'], kind: BudgetPeriod): PeriodBar[] {
  const end = periods.reduce((most, { spent, limit }) => max(most, max(spent, limit)), 0n)
  const at = (amount: bigint) => (end === 0n || amount <= 0n ? 0 : Number((amount * 10_000n) / end) / 100)
  return periods.map(({ start, end: last, spent, limit, crossed }) => ({
    key: start,
    label: periodLabel(kind, { start, end: last }),
    period: { start, end: last },
    spentUsd: formatUsd(spent),
    limitUsd: formatUsd(limit),
    filled: at(spent),
    limitAt: at(limit),
    isOver: spent >= limit,
    crossed: crossed.map(({ threshold, day }) => `${thresholdLabel(threshold)} on ${displayDay(day)}`),
  }))
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}
