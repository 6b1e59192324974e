import { sampleStandardDeviation } from 'simple-statistics'
import { type CalendarDay, countDays, listDays } from '../calendar'
import { daysIn } from '../calendar-period'
import { divideHalfEven } from '../money'
import type { ForecastInput, PeriodForecast, TimeSeriesModel } from './forecast'
import { atLeast, forecastMiddle } from './forecast-middle'
import { foreseeDays } from './foresee-days'
import { type ErrorRatios, pastErrors } from './past-errors'

/**
 * Foresees a period's total and each of its days: what is spent (femto-dollars, exact) and, beside it, what is to come
 * (estimated, in whole micro-dollars). No quantile is below what is spent. P10 and P90 hold the truth four times in five
 * where the future errs as the series' own past did.
 */
export function forecastPeriod(input: ForecastInput, model: TimeSeriesModel | null): PeriodForecast {
  const { period, asOf, days } = input
  const middle = forecastMiddle(input, (values, horizon) => foreseeDays(values, horizon, model))
  const { complete, history, method, isOver, spent, begun, toCome, foreseen, rest, p50 } = middle
  const all = listDays(period.start, period.end)
  const passed = Math.max(0, Math.min(countDays(period.start, asOf) + 1, daysIn(period)))
  const past = all.slice(0, passed).reduce((sum, day) => sum + (days.get(day) ?? 0n), 0n)
  const naive = passed === 0 ? null : divideHalfEven(past * BigInt(daysIn(period)), BigInt(passed))
  const base = { asOf, period, spent, naive, method, historyDays: history.length, p50 }
  const actualOf = (day: CalendarDay) => (day <= asOf || days.has(day) ? (days.get(day) ?? 0n) : null)
  if (isOver || p50 === null) {
    const dayList = all.map((day) => {
      const value = day <= complete ? (days.get(day) ?? 0n) : null
      return { day, actual: actualOf(day), p10: value, p50: value, p90: value }
    })
    return { ...base, p10: p50, p90: p50, days: dayList }
  }

  const spread = history.length < 14 ? widthOfShort(history) : 0.5
  const ofDay = pastErrors(history, 1, Math.max(spread, 0.8))
  const dayList = all.map((day) => {
    const actual = actualOf(day)
    if (day <= complete) return { day, actual, p10: actual, p50: actual, p90: actual }
    const expected = foreseen[countDays(complete, day) - 1] ?? 0
    const floor = actual ?? 0n
    return { day, actual, p50: atLeast(expected, floor), ...edgesOf(expected, ofDay, floor) }
  })
  const inPeriod = toCome.filter((day) => day >= period.start)
  const edges = edgesOf(rest, pastErrors(history, inPeriod.length, spread), spent - begun)
  return { ...base, p10: begun + edges.p10, p90: begun + edges.p90, days: dayList }
}

// The fewer the days and the more they differ, the wider; never under half as much again.
function widthOfShort(history: readonly number[]): number {
  const average = history.reduce((sum, value) => sum + value, 0) / history.length
  const variation = average === 0 ? 1 : sampleStandardDeviation(history) / average
  return Math.max(0.5, (1.5 * variation) / Math.sqrt(history.length / 3))
}

function edgesOf(usd: number, { low, high }: ErrorRatios, floor: bigint): { p10: bigint; p90: bigint } {
  return { p10: atLeast(usd * low, floor), p90: atLeast(usd * high, floor) }
}
