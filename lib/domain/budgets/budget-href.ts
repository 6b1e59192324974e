import type { CalendarDay } from '../calendar'
import type { SpendFilters } from '../usage/spend'
import { spendViewQuery } from '../usage/spend-view'
import type { BudgetScope } from './budget'
import { scopeEntries } from './budget-in-words'

/** Explore at exactly what a budget counts: its scope, and its period's days; until today where it has no end. */
export function budgetExploreHref(
  scope: BudgetScope,
  period: { start: CalendarDay; end: CalendarDay | null },
  today: CalendarDay,
): string {
  const filters: SpendFilters = Object.fromEntries(scopeEntries(scope))
  const end = period.end ?? (today < period.start ? period.start : today)
  return `/explore${spendViewQuery({
    range: { from: period.start, to: end },
    by: filters.project?.length === 1 ? 'model' : 'project',
    filters,
  })}`
}
