import type { CalendarDay } from '../calendar'
import type { Budget } from './budget'

type Amounts = Pick<Budget, 'amount' | 'increase' | 'carriesOver'>

/**
 * What may be spent in a period (femto-dollars): the amount, the temporary increase where the period begins by its last
 * day, and what was carried over. Carried is what the periods before left of their own limits, added up since the budget
 * began; a period that spent more than its limit leaves nothing and takes nothing from the next.
 */
export function limitOf(
  budget: Amounts,
  start: CalendarDay,
  before: readonly { start: CalendarDay; spent: bigint }[],
): { limit: bigint; carried: bigint } {
  const own = (day: CalendarDay) =>
    budget.amount + (budget.increase !== null && day <= budget.increase.until ? budget.increase.amount : 0n)
  let carried = 0n
  if (budget.carriesOver) {
    for (const period of before) {
      const left = own(period.start) + carried - period.spent
      carried = left > 0n ? left : 0n
    }
  }
  return { limit: own(start) + carried, carried }
}
