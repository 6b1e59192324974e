import { countDays, listDays } from '../calendar'
import { daysIn } from '../calendar-period'
import { divideHalfEven } from '../money'
import type { ForecastInput, PeriodForecast, TimeSeriesModel } from './forecast'

/** Foresees a period's total from the days so far, the part to come as a run-rate. */
export function forecastPeriod(input: ForecastInput, _model: TimeSeriesModel | null): PeriodForecast {
  const { period, asOf, days } = input
  const all = listDays(period.start, period.end)
  const spent = all.reduce((sum, day) => sum + (days.get(day) ?? 0n), 0n)
  const passed = Math.max(0, Math.min(countDays(period.start, asOf) + 1, daysIn(period)))
  const untilAsOf = all.slice(0, passed).reduce((sum, day) => sum + (days.get(day) ?? 0n), 0n)
  const naive = passed === 0 ? null : divideHalfEven(untilAsOf * BigInt(daysIn(period)), BigInt(passed))
  const first = [...days.keys()].sort()[0]
  const historyDays = first === undefined || first > asOf ? 0 : countDays(first, asOf) + 1
  const daily = historyDays < 3 || passed === 0 ? null : divideHalfEven(untilAsOf, BigInt(passed))
  const total = daily === null ? null : spent + daily * BigInt(all.length - passed)
  return {
    asOf,
    period,
    spent,
    naive,
    p10: total === null ? null : spent,
    p50: total,
    p90: total === null ? null : total + (total - spent),
    method: daily === null ? 'none' : 'run_rate',
    historyDays,
    days: all.map((day, index) => ({
      day,
      actual: index < passed || days.has(day) ? (days.get(day) ?? 0n) : null,
      p10: daily === null ? null : 0n,
      p50: daily,
      p90: daily === null ? null : daily * 2n,
    })),
  }
}
