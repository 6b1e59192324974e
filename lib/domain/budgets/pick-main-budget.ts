import { scopeEntries } from './budget-in-words'
import type { BudgetView } from './budget-view'

/**
 * The budget that a month is held against: the whole organization's monthly one, else the tightest of all; of several,
 * the one with the largest part of its limit spent. Null where there is none.
 */
export function pickMainBudget(views: readonly BudgetView[]): BudgetView | null {
  const whole = views.filter(
    ({ budget }) => budget.period === 'month' && scopeEntries(budget.scope).length === 0,
  )
  return (whole.length > 0 ? whole : views).reduce<BudgetView | null>(
    (tightest, view) => (tightest === null || isTighter(view, tightest) ? view : tightest),
    null,
  )
}

// spent ÷ limit, without dividing: a limit that is gone is tighter than any.
function isTighter({ standing: a }: BudgetView, { standing: b }: BudgetView): boolean {
  if (a.limit <= 0n || b.limit <= 0n) return a.limit <= 0n && b.limit > 0n
  return a.spent * b.limit > b.spent * a.limit
}
