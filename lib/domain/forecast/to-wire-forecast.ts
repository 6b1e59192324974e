import { formatUsd } from '../money'
import type { BackTest } from './back-test'
import type { PeriodForecast } from './forecast'

const usd = (femto: bigint | null) => (femto === null ? null : formatUsd(femto))

/** A forecast as the terminal and the API give it: decimal text in dollars, null where it is not known. */
export function toWireForecast(forecast: PeriodForecast) {
  return {
    as_of: forecast.asOf,
    period: forecast.period,
    spent_usd: usd(forecast.spent),
    naive_usd: usd(forecast.naive),
    p10_usd: usd(forecast.p10),
    p50_usd: usd(forecast.p50),
    p90_usd: usd(forecast.p90),
    method: forecast.method,
    history_days: forecast.historyDays,
  }
}

/** The days of a forecast in the same form. */
export function toWireDays(forecast: PeriodForecast) {
  return forecast.days.map(({ day, actual, p10, p50, p90 }) => ({
    day,
    actual_usd: usd(actual),
    p10_usd: usd(p10),
    p50_usd: usd(p50),
    p90_usd: usd(p90),
  }))
}

/** A back-test in the same form; errors are shares of the period's total. */
export function toWireBackTest(test: BackTest) {
  return {
    periods: test.periods,
    origins: test.origins,
    held: test.held,
    held_share: test.origins === 0 ? null : test.held / test.origins,
    p50_error: test.error,
    naive_error: test.runRateError,
    error_ratio: test.ratio,
  }
}
