import type { CalendarDay } from '../calendar'
import type { CalendarPeriod } from '../calendar-period'

/** How far back a forecast looks. */
export const HISTORY_DAYS = 400

/**
 * How the part to come was foreseen. `none`: under 3 days of history; `run_rate`: 3 to 13 days; `weekday_profile`: 14 to
 * 34 days; `combined`: from 35 days on, a time-series model together with the simple rules.
 */
export type ForecastMethod = 'none' | 'run_rate' | 'weekday_profile' | 'combined'

/** A library's model of a series: what comes after the values, day by day; null where it cannot say. */
export type TimeSeriesModel = (values: readonly number[], horizon: number) => readonly number[] | null

export interface ForecastInput {
  period: CalendarPeriod
  /** The last complete day. */
  asOf: CalendarDay
  /** Spend by day (femto-dollars); a day that is missing cost nothing. History begins at its first day. */
  days: ReadonlyMap<CalendarDay, bigint>
  /**
   * The last day of which every source is known to have sent everything, where some lag behind `asOf`: later days count
   * as spent but are no drop.
   */
  completeUntil?: CalendarDay
  /** Public holidays, past and to come. None: the days to come are as their weekdays are. */
  holidays?: ReadonlySet<CalendarDay>
}

/** One day of the period; its quantiles are those of the day, not of the sum so far. */
interface ForecastDay {
  day: CalendarDay
  /** Femto-dollars; null on days after `asOf` that have none. */
  actual: bigint | null
  p10: bigint | null
  p50: bigint | null
  p90: bigint | null
}

/** Totals of the whole period in femto-dollars, what is spent included: none of them is below it. */
export interface PeriodForecast {
  asOf: CalendarDay
  period: CalendarPeriod
  spent: bigint
  /** Spent ÷ days passed × days of the period; null where none has passed. */
  naive: bigint | null
  p10: bigint | null
  p50: bigint | null
  p90: bigint | null
  method: ForecastMethod
  /** Days from the first with spend to `asOf`. */
  historyDays: number
  days: ForecastDay[]
}
