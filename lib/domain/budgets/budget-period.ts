import type { CalendarDay } from '../calendar'
import { type CalendarPeriod, type PeriodKind, periodAfter, periodBefore, periodOf } from '../calendar-period'
import { type Budget, SINCE_THE_BEGINNING } from './budget'

type Timing = Pick<Budget, 'period' | 'startsOn'>

/** A budget's period; a `life` has no end. */
export interface BudgetSpan {
  start: CalendarDay
  end: CalendarDay | null
}

/** A period that is judged again after its end, at most so many: a day's budget after a week without a worker. */
const MOST_ENDED = 7

/**
 * The period of a budget that a day lies in, the first one where the day is before `startsOn`: a period is counted whole,
 * also the one that `startsOn` lies in.
 */
export function budgetSpanOf({ period, startsOn }: Timing, day: CalendarDay): BudgetSpan {
  if (period === 'life') return { start: startsOn, end: null }
  return periodOf(day < startsOn ? startsOn : day, period)
}

/** Whether nothing of a budget's first period has come yet. */
export function isToCome(budget: Timing, today: CalendarDay): boolean {
  return budgetSpanOf(budget, today).start > today && budget.startsOn !== SINCE_THE_BEGINNING
}

/** The periods that were open when the budget was judged last (a day) and have ended since, the oldest first. */
export function endedSince(
  { period, startsOn }: Timing,
  judgedOn: CalendarDay | null,
  today: CalendarDay,
): CalendarPeriod[] {
  if (period === 'life' || judgedOn === null) return []
  const current = periodOf(today, period)
  const ended: CalendarPeriod[] = []
  for (let past = periodBefore(current, period); past.end >= judgedOn; past = periodBefore(past, period)) {
    if (past.end < startsOn || ended.length === MOST_ENDED) break
    ended.unshift(past)
  }
  return ended
}

/** The periods before one, from the one that holds `startsOn` on, the oldest first. */
export function periodsBefore({ period, startsOn }: Timing, current: BudgetSpan): CalendarPeriod[] {
  if (period === 'life') return []
  const all: CalendarPeriod[] = []
  for (let at = periodOf(startsOn, period); at.start < current.start; at = periodAfter(at, period))
    all.push(at)
  return all
}

/** The last `count` whole periods before a day, the oldest first. */
export function lastPeriods(kind: PeriodKind, today: CalendarDay, count: number): CalendarPeriod[] {
  const periods: CalendarPeriod[] = []
  let at = periodOf(today, kind)
  for (let index = 0; index < count; index++) {
    at = periodBefore(at, kind)
    periods.unshift(at)
  }
  return periods
}
