import type { CalendarDay } from '../calendar'
import type { CalendarPeriod } from '../calendar-period'
import type { Budget } from './budget'
import { limitOf } from './budget-limit'
import type { PastPeriod } from './budget-view'
import { thresholdAmount } from './threshold-amount'

type Terms = Pick<Budget, 'amount' | 'increase' | 'pastAmounts' | 'carriesOver' | 'thresholds'>

/**
 * Periods that are over as a budget would have judged them, from what each day cost (femto-dollars); the periods side by
 * side, the oldest first. Thresholds on the forecast are left out: what was foreseen then is not known any more.
 */
export function judgePast(
  budget: Terms,
  periods: readonly CalendarPeriod[],
  days: ReadonlyMap<CalendarDay, bigint>,
): PastPeriod[] {
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1))
  const before: { start: CalendarDay; spent: bigint }[] = []
  let at = 0
  return periods.map(({ start, end }) => {
    const from = at
    while ((inOrder[at]?.[0] ?? '~') <= end) at++
    const own = inOrder.slice(from, at).filter(([day]) => day >= start)
    const spent = own.reduce((sum, [, cost]) => sum + cost, 0n)
    const { limit } = limitOf(budget, start, before)
    before.push({ start, spent })
    return { start, end, spent, limit, crossed: crossingsOf(budget, limit, own) }
  })
}

function crossingsOf(
  { thresholds }: Terms,
  limit: bigint,
  days: readonly (readonly [CalendarDay, bigint])[],
): PastPeriod['crossed'] {
  const crossed: PastPeriod['crossed'] = []
  for (const threshold of thresholds) {
    if (threshold.on === 'forecast') continue
    const line = thresholdAmount(threshold, limit)
    let spent = 0n
    for (const [day, cost] of days) {
      spent += cost
      if (spent < line) continue
      crossed.push({ threshold, day })
      break
    }
  }
  return crossed.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
}
