import type { CalendarDay } from '../calendar'
import type { Budget, PastAmount } from './budget'
import { budgetSpanOf, periodsBefore } from './budget-period'

type Own = Pick<Budget, 'amount' | 'increase' | 'pastAmounts'>
type Amounts = Own & Pick<Budget, 'carriesOver'>

/** What the period that begins on a day has of its own (femto-dollars): what it had then, whatever the budget became. */
function ownAmount({ amount, increase, pastAmounts }: Own, start: CalendarDay): bigint {
  const past = pastAmounts.find(({ until }) => start <= until)
  if (past) return past.amount
  return amount + (increase !== null && start <= increase.until ? increase.amount : 0n)
}

/** What the periods that are over have had of their own, to be kept where the terms change: runs of equal amounts, in order. */
export function keepPastAmounts(
  budget: Own & Pick<Budget, 'period' | 'startsOn'>,
  today: CalendarDay,
): PastAmount[] {
  const runs: PastAmount[] = []
  for (const { start } of periodsBefore(budget, budgetSpanOf(budget, today))) {
    const amount = ownAmount(budget, start)
    const run = runs.at(-1)
    if (run?.amount === amount) run.until = start
    else runs.push({ until: start, amount })
  }
  return runs
}

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
  let carried = 0n
  if (budget.carriesOver) {
    for (const period of before) {
      const left = ownAmount(budget, period.start) + carried - period.spent
      carried = left > 0n ? left : 0n
    }
  }
  return { limit: ownAmount(budget, start) + carried, carried }
}
