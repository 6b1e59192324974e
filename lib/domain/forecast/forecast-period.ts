import { sampleStandardDeviation } from 'simple-statistics'
import { addDays, type CalendarDay, countDays, listDays } from '../calendar'
import { daysIn } from '../calendar-period'
import { divideHalfEven, FEMTO_PER_USD } from '../money'
import type { ForecastInput, ForecastMethod, PeriodForecast, TimeSeriesModel } from './forecast'
import { foreseeDays } from './foresee-days'
import { type ErrorRatios, pastErrors } from './past-errors'

const FEMTO_PER_MICRO = FEMTO_PER_USD / 1_000_000n

/**
 * Foresees a period's total and each of its days: what is spent (femto-dollars, exact) and, beside it, what is to come
 * (estimated, in whole micro-dollars). No quantile is below what is spent. P10 and P90 hold the truth four times in five
 * where the future errs as the series' own past did.
 */
export function forecastPeriod(input: ForecastInput, model: TimeSeriesModel | null): PeriodForecast {
  const { period, asOf, days } = input
  const all = listDays(period.start, period.end)
  const sumOf = (some: readonly CalendarDay[]) => some.reduce((sum, day) => sum + (days.get(day) ?? 0n), 0n)
  const spent = sumOf(all)
  const passed = Math.max(0, Math.min(countDays(period.start, asOf) + 1, daysIn(period)))
  const naive =
    passed === 0 ? null : divideHalfEven(sumOf(all.slice(0, passed)) * BigInt(daysIn(period)), BigInt(passed))
  const complete =
    input.completeUntil !== undefined && input.completeUntil < asOf ? input.completeUntil : asOf
  const history = historyUntil(complete, days)
  const isOver = complete >= period.end
  const method = methodOf(history.length)
  const base = { asOf, period, spent, naive, method, historyDays: history.length }
  const actualOf = (day: CalendarDay) => (day <= asOf || days.has(day) ? (days.get(day) ?? 0n) : null)
  if (isOver || method === 'none') {
    const known = isOver ? spent : null
    const dayList = all.map((day) => {
      const value = day <= complete ? (days.get(day) ?? 0n) : null
      return { day, actual: actualOf(day), p10: value, p50: value, p90: value }
    })
    return { ...base, p10: known, p50: known, p90: known, days: dayList }
  }

  const toCome = listDays(addDays(complete, 1), period.end)
  const foreseen = foreseeDays(history, toCome.length, model)
  const spread = history.length < 14 ? widthOfShort(history) : 0.5
  const ofDay = pastErrors(history, 1, Math.max(spread, 0.8))
  const dayList = all.map((day) => {
    const actual = actualOf(day)
    if (day <= complete) return { day, actual, p10: actual, p50: actual, p90: actual }
    const middle = foreseen[countDays(complete, day) - 1] ?? 0
    return { day, actual, ...quantilesOf(middle, ofDay, actual ?? 0n) }
  })
  const inPeriod = toCome.filter((day) => day >= period.start)
  const begun = sumOf(all.filter((day) => day <= complete))
  const rest = inPeriod.reduce((sum, day) => {
    const foreseenDay = foreseen[countDays(complete, day) - 1] ?? 0
    return sum + Math.max(foreseenDay, Number(days.get(day) ?? 0n) / Number(FEMTO_PER_USD))
  }, 0)
  const total = quantilesOf(rest, pastErrors(history, inPeriod.length, spread), spent - begun)
  return { ...base, p10: begun + total.p10, p50: begun + total.p50, p90: begun + total.p90, days: dayList }
}

/** Complete days, in dollars, from the first that cost something. */
function historyUntil(last: CalendarDay, days: ReadonlyMap<CalendarDay, bigint>): number[] {
  let first: CalendarDay | undefined
  for (const [day, cost] of days) if (cost > 0n && (first === undefined || day < first)) first = day
  if (first === undefined || first > last) return []
  return listDays(first, last).map((day) => Number(days.get(day) ?? 0n) / Number(FEMTO_PER_USD))
}

function methodOf(historyDays: number): ForecastMethod {
  if (historyDays < 3) return 'none'
  if (historyDays < 14) return 'run_rate'
  return historyDays < 35 ? 'weekday_profile' : 'combined'
}

// The fewer the days and the more they differ, the wider; never under half as much again.
function widthOfShort(history: readonly number[]): number {
  const average = history.reduce((sum, value) => sum + value, 0) / history.length
  const variation = average === 0 ? 1 : sampleStandardDeviation(history) / average
  return Math.max(0.5, (1.5 * variation) / Math.sqrt(history.length / 3))
}

function quantilesOf(
  usd: number,
  { low, high }: ErrorRatios,
  floor: bigint,
): { p10: bigint; p50: bigint; p90: bigint } {
  const money = (value: number) => {
    const femto = BigInt(Math.round(value * 1_000_000)) * FEMTO_PER_MICRO
    return femto > floor ? femto : floor
  }
  return { p10: money(usd * low), p50: money(usd), p90: money(usd * high) }
}
