import { addDays, type CalendarDay, countDays } from '../calendar'
import { displayNumberOf } from '../display/display-count'
import { displayDay, displayDays, displayMonth } from '../display/display-time'
import { displayUsd } from '../display/display-usd'
import { dimensionLabel } from '../usage/dimension-label'
import type { SpendDimension } from '../usage/spend'
import type { BudgetPeriod, BudgetScope, BudgetThreshold } from './budget'

const PERIODS: Record<BudgetPeriod, readonly [each: string, one: string]> = {
  day: ['a day', 'day'],
  week: ['a week', 'week'],
  month: ['a month', 'month'],
  quarter: ['a quarter', 'quarter'],
  year: ['a year', 'year'],
  life: ['in all', 'whole life'],
}

/** How often an amount is there anew: "a month"; "in all" for a whole life. */
export function eachPeriod(period: BudgetPeriod): string {
  return PERIODS[period][0]
}

/** One period by its name: "month". */
export function periodName(period: BudgetPeriod): string {
  return PERIODS[period][1]
}

/** A past or current period by its name: "Nov 2026", "Nov 2 – 8, 2026", "Q4 2026", "2026"; a whole life since its first day. */
export function periodLabel(
  kind: BudgetPeriod,
  { start, end }: { start: CalendarDay; end: CalendarDay | null },
): string {
  if (kind === 'life' || end === null) return `Since ${displayDay(start, true)}`
  if (kind === 'month') return displayMonth(start.slice(0, 7), 'short')
  if (kind === 'quarter')
    return `Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1} ${start.slice(0, 4)}`
  if (kind === 'year') return start.slice(0, 4)
  return displayDays(start, end, true)
}

/** A scope's dimensions in one order, whatever order they were given in, each with its values. */
export function scopeEntries(scope: BudgetScope): [SpendDimension, readonly string[]][] {
  return (Object.entries(scope) as [SpendDimension, readonly string[] | undefined][])
    .flatMap(([dimension, values]): [SpendDimension, readonly string[]][] =>
      values === undefined || values.length === 0 ? [] : [[dimension, [...values].sort()]],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What a budget is for: "The whole organization", "Project is web or api, Team is core". */
export function scopeInWords(scope: BudgetScope): string {
  const parts = scopeEntries(scope).map(
    ([dimension, values]) => `${dimensionLabel(dimension)} is ${values.join(' or ')}`,
  )
  return parts.length === 0 ? 'The whole organization' : parts.join(', ')
}

/** The same text for the same scope and for no other. */
export function scopeKey(scope: BudgetScope): string {
  return JSON.stringify(scopeEntries(scope))
}

/** A threshold in short: "80%", "$250.00", "100% forecast". */
export function thresholdLabel(threshold: BudgetThreshold): string {
  const amount = 'percent' in threshold ? `${threshold.percent}%` : displayUsd(threshold.usd)
  return threshold.on === 'forecast' ? `${amount} forecast` : amount
}

/** When a period's count begins again, seen from a day in it: "resets on Dec 1, in 6 days". */
export function resetInWords(period: { end: CalendarDay | null }, today: CalendarDay): string {
  if (period.end === null) return 'never resets'
  const day = addDays(period.end, 1)
  const left = countDays(today, day)
  const soon = left === 1 ? 'tomorrow' : left <= 0 ? 'today' : `in ${displayNumberOf(left, 'day')}`
  return `resets on ${displayDay(day, day.slice(0, 4) !== today.slice(0, 4))}, ${soon}`
}
