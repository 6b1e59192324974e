import type { BudgetScope } from '../../domain/budgets/budget'
import { coveringDimensions, type UncoveredSpend, uncoveredSpend } from '../../domain/budgets/uncovered-spend'
import type { CalendarDay } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { getSpend } from '../usage/get-spend'

/** What of these days' spend lies in none of the scopes, to the last digit. */
export async function getUncoveredSpend(
  caller: Caller,
  scopes: readonly BudgetScope[],
  days: { from: CalendarDay; to: CalendarDay },
): Promise<UncoveredSpend> {
  requireAllowed(caller, 'view_spend')
  const groupBy = coveringDimensions(scopes)
  const { rows } = await getSpend(caller, { ...days, groupBy, filters: {} })
  return uncoveredSpend(rows, groupBy, scopes)
}
