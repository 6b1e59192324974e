import type { CalendarDay } from '../calendar'
import type { CalendarPeriod } from '../calendar-period'
import type { Budget } from './budget'
import { limitOf } from './budget-limit'
import type { PastPeriod } from './budget-view'
import { thresholdAmount } from './threshold-amount'

type Terms = Pick<Budget, 'amount' | 'increase' | 'pastAmounts' | 'carriesOver' | 'thresholds'>

/** What some days of a period would have foreseen of its total (femto-dollars); null: nothing yet. In the order of the days. */
export type ForeseenThen = (period: CalendarPeriod) => { day: CalendarDay; total: bigint | null }[]

/**
 * Periods that are over as a budget would have judged them, from what each day cost (femto-dollars); the periods side by
 * side, the oldest first. Thresholds on the forecast count on the days that `foreseen`
 * has, and where they were reached; without it they are left out.
 */
export function judgePast(
  budget: Terms,
  periods: readonly CalendarPeriod[],
  days: ReadonlyMap<CalendarDay, bigint>,
  foreseen?: ForeseenThen,
): PastPeriod[] {
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1))
  const before: { start: CalendarDay; spent: bigint }[] = []
  let at = 0
  const hasForecast = budget.thresholds.some(({ on }) => on === 'forecast')
  return periods.map((period) => {
    const { start, end } = period
    const from = at
    while ((inOrder[at]?.[0] ?? '~') <= end) at++
    const own = inOrder.slice(from, at).filter(([day]) => day >= start)
    const spent = own.reduce((sum, [, cost]) => sum + cost, 0n)
    const { limit } = limitOf(budget, start, before)
    before.push({ start, spent })
    return {
      start,
      end,
      spent,
      limit,
      crossed: crossingsOf(budget, limit, own, hasForecast ? foreseen?.(period) : []),
    }
  })
}

function crossingsOf(
  { thresholds }: Terms,
  limit: bigint,
  days: readonly (readonly [CalendarDay, bigint])[],
  foreseen: ReturnType<ForeseenThen> | undefined,
): PastPeriod['crossed'] {
  const crossed = thresholds.flatMap((threshold) => {
    if (threshold.on === 'forecast' && foreseen === undefined) return []
    const line = thresholdAmount(threshold, limit)
    let spent = 0n
    const reached = days.find(([, cost]) => {
      spent += cost
      return spent >= line
    })?.[0]
    const warned =
      threshold.on === 'forecast'
        ? foreseen?.find(({ total }) => total !== null && total >= line)?.day
        : undefined
    const day = earlierOf(reached, warned)
    return day === undefined ? [] : [{ threshold, day }]
  })
  return crossed.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
}

function earlierOf(a: CalendarDay | undefined, b: CalendarDay | undefined): CalendarDay | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}
