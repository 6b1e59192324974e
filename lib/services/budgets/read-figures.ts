import { findSeries, sumDaysBySeries } from '../../data/budgets/spend-of-series'
import type { SqlTransaction } from '../../data/database'
import type { OrganizationClock } from '../../data/organizations/read-clock'
import { type Budget, SINCE_THE_BEGINNING } from '../../domain/budgets/budget'
import { scopeKey } from '../../domain/budgets/budget-in-words'
import { limitOf } from '../../domain/budgets/budget-limit'
import { type BudgetSpan, periodsBefore } from '../../domain/budgets/budget-period'
import { daysOfSeries, sumByPeriod } from '../../domain/budgets/scope-spend'
import { SeriesIndex } from '../../domain/budgets/series-index'
import { type CalendarDay, countDays, earliestDay } from '../../domain/calendar'
import { atLeast, expectedRest } from '../../domain/forecast/forecast-middle'
import { type Foresight, historyDays, readForesights } from './foresights'
import { readRangeSums } from './range-sums'

export interface SpanOfBudget {
  budget: Budget
  span: BudgetSpan
}

/** What a budget is judged by in one of its periods; amounts in femto-dollars. */
export interface SpanFigures {
  limit: bigint
  carried: bigint
  spent: bigint
  /** P50 of the total, as `getForecast` gives it; null where there is none, or it is pending. */
  forecast: bigint | null
  /** Not worked out this time: enough others were. */
  isForecastPending: boolean
  /** The first day that counts: of a whole life the first with spend. */
  start: CalendarDay
  seriesIds: readonly string[]
  /** Until when spend counts: not yet what is dated after today. */
  countsUntil: CalendarDay
}

/**
 * The figures of many budgets at once: one statement a range of days, whatever number of budgets. `mostForesights`: of how
 * many scopes the days to come are worked out anew.
 */
export async function readFigures(
  tx: SqlTransaction,
  spans: readonly SpanOfBudget[],
  {
    today,
    timeZone,
    holidayCountry,
    mostForesights,
  }: Pick<OrganizationClock, 'today' | 'timeZone' | 'holidayCountry'> & { mostForesights: number },
): Promise<SpanFigures[]> {
  const series = await findSeries(tx)
  const index = new SeriesIndex(series)
  const sources = new Map(series.map(({ id, values }) => [id, values.source ?? null]))
  // One list a scope: what is summed of it is remembered by the list.
  const idsByScope = new Map<string, readonly string[]>()
  const idsOf = ({ scope }: Budget) => remembered(idsByScope, scopeKey(scope), () => index.idsOf(scope))
  const carrying = await readCarrying(tx, spans)
  const isForeseen = ({ span }: SpanOfBudget) => span.end !== null && span.start <= today && today <= span.end
  const daysOf = ({ start, end }: BudgetSpan) => ({
    from: start === SINCE_THE_BEGINNING ? null : start,
    to: end === null || end > today ? today : end,
  })
  const history = historyDays(today)
  const isAnyForeseen = spans.some(isForeseen)
  const sumsOf = await readRangeSums(tx, [
    ...spans.map(({ span }) => daysOf(span)),
    ...(isAnyForeseen ? [{ from: today, to: today }, history] : []),
  ])
  const foresights = isAnyForeseen
    ? readForesights(tx, sumsOf(history), {
        ...{ today, timeZone, holidayCountry },
        most: mostForesights,
        sourceOf: (id) => sources.get(id) ?? null,
      })
    : null

  const figures: SpanFigures[] = []
  for (const item of spans) {
    const { budget, span } = item
    const seriesIds = idsOf(budget)
    const { from, to: countsUntil } = daysOf(span)
    const inRange = sumsOf({ from, to: countsUntil })
    const spent = inRange.spentOf(seriesIds)
    const start = from ?? inRange.firstDayOf(seriesIds) ?? today
    const before = carrying === null ? [] : carriedFrom(item, carrying(seriesIds))
    const { limit, carried } = limitOf(budget, span.start, before)
    let forecast: bigint | null = null
    let isForecastPending = false
    if (foresights && isForeseen(item)) {
      const foreseen = await foresights.of(budget.scope, seriesIds)
      const ofToday = sumsOf({ from: today, to: today }).spentOf(seriesIds)
      isForecastPending = foreseen === undefined
      if (foreseen) forecast = totalOf(foreseen, { spent, ofToday, today }, span)
    }
    figures.push({ limit, carried, spent, forecast, isForecastPending, start, seriesIds, countsUntil })
  }
  return figures
}

// As forecastMiddle has it, of a period that today is in: its days that are complete, and the others as foreseen.
function totalOf(
  { expected, lagged }: Foresight,
  { spent, ofToday, today }: { spent: bigint; ofToday: bigint; today: CalendarDay },
  { start, end }: BudgetSpan,
): bigint {
  const late = lagged.map(({ day, spent: cost }, at) =>
    day < start ? null : ([expected[at] ?? 0, cost] as const),
  )
  const left = countDays(today, end ?? today) + 1
  const toCome = expected
    .slice(lagged.length, lagged.length + left)
    .map((usd, at) => [usd, at === 0 ? ofToday : 0n] as const)
  const open = late.reduce((sum, day) => sum + (day?.[1] ?? 0n), ofToday)
  return spent - open + atLeast(expectedRest([...late, ...toCome]), open)
}

type DaysOfSeries = (ids: readonly string[]) => ReadonlyMap<CalendarDay, bigint>

async function readCarrying(
  tx: SqlTransaction,
  spans: readonly SpanOfBudget[],
): Promise<DaysOfSeries | null> {
  const periods = spans
    .filter(({ budget }) => budget.carriesOver)
    .flatMap(({ budget, span }) => periodsBefore(budget, span))
  const last = periods
    .map(({ end }) => end)
    .sort()
    .at(-1)
  if (last === undefined) return null
  const first = earliestDay(
    periods.map(({ start }) => start),
    last,
  )
  const daily = await sumDaysBySeries(tx, { from: first, to: last })
  const known = new Map<readonly string[], ReadonlyMap<CalendarDay, bigint>>()
  return (ids) => remembered(known, ids, () => daysOfSeries(daily, ids))
}

function carriedFrom(
  { budget, span }: SpanOfBudget,
  days: ReadonlyMap<CalendarDay, bigint>,
): { start: CalendarDay; spent: bigint }[] {
  if (!budget.carriesOver || budget.period === 'life') return []
  const spent = sumByPeriod(days, budget.period)
  return periodsBefore(budget, span).map(({ start }) => ({ start, spent: spent.get(start) ?? 0n }))
}

function remembered<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}
