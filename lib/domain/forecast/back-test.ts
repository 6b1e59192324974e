import { addDays, type CalendarDay } from '../calendar'
import { type CalendarPeriod, daysIn, type PeriodKind, periodBefore, periodOf } from '../calendar-period'
import { FEMTO_PER_USD } from '../money'
import type { TimeSeriesModel } from './forecast'
import { forecastPeriod } from './forecast-period'

/** At sixths of a period: of a month of 30 days, its days 5, 10, 15, 20 and 25. */
const SIXTHS = [1, 2, 3, 4, 5]

/** The days of a period that forecasts are tried on afterwards. */
export function triedDays(period: CalendarPeriod): CalendarDay[] {
  return SIXTHS.map((sixth) =>
    addDays(period.start, Math.max(1, Math.round((daysIn(period) * sixth) / 6)) - 1),
  )
}

/** How a forecast made on one day of a period that is over turned out. */
export interface OriginScore {
  /** How far P50 was from the period's total, and how far the plain run-rate was; as shares of the total. */
  error: number
  runRateError: number
  /** Whether the total lay from P10 to P90. */
  isHeld: boolean
}

/** How good forecasts of a series would have been. */
export interface BackTest {
  /** Periods that are over, the forecasts made in them, and how many of those the 80 % interval held. */
  periods: number
  origins: number
  held: number
  /** Means over the origins; null where there are none. */
  error: number | null
  runRateError: number | null
  /** `error` ÷ `runRateError`: below 1 is better than the run-rate. Null where the run-rate was never wrong. */
  ratio: number | null
}

type Days = ReadonlyMap<CalendarDay, bigint>

/**
 * Makes the forecast that would have been made on a day, from the days until then alone, and holds it against what the
 * period came to; null where there was no forecast yet, or the period cost nothing.
 */
export function scoreOrigin(
  period: CalendarPeriod,
  asOf: CalendarDay,
  days: Days,
  model: TimeSeriesModel | null,
  holidays: ReadonlySet<CalendarDay> = new Set(),
): OriginScore | null {
  const known = new Map([...days].filter(([day]) => day <= asOf))
  const { p10, p50, p90, naive } = forecastPeriod({ period, asOf, days: known, holidays }, model)
  let truth = 0n
  for (const [day, cost] of days) if (day >= period.start && day <= period.end) truth += cost
  if (p10 === null || p50 === null || p90 === null || naive === null || truth === 0n) return null
  const missed = (total: bigint) => Math.abs(dollars(total - truth)) / dollars(truth)
  return { error: missed(p50), runRateError: missed(naive), isHeld: p10 <= truth && truth <= p90 }
}

/**
 * Rolling origins over the last `most` periods of a kind that ended by `asOf`, five in each. A day has no day of its own to
 * forecast from: its back-test has no origins.
 */
export function backTest(
  {
    kind,
    asOf,
    days,
    most,
    holidays,
  }: {
    kind: PeriodKind
    asOf: CalendarDay
    days: Days
    most: number
    /** Public holidays: they are known before they come. */
    holidays?: ReadonlySet<CalendarDay>
  },
  model: TimeSeriesModel | null,
): BackTest {
  const scores: OriginScore[] = []
  let periods = 0
  const first = [...days.keys()].sort()[0]
  let period = periodOf(addDays(asOf, 1), kind)
  for (let count = 0; count < most && first !== undefined && kind !== 'day'; count++) {
    period = periodBefore(period, kind)
    if (period.end < first) break
    const of = triedDays(period).flatMap((day) => scoreOrigin(period, day, days, model, holidays) ?? [])
    if (of.length > 0) periods++
    scores.push(...of)
  }
  const mean = (values: readonly number[]) =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
  const error = mean(scores.map((score) => score.error))
  const runRateError = mean(scores.map((score) => score.runRateError))
  return {
    periods,
    origins: scores.length,
    held: scores.filter(({ isHeld }) => isHeld).length,
    error,
    runRateError,
    ratio: error === null || !runRateError ? null : error / runRateError,
  }
}

function dollars(femto: bigint): number {
  return Number(femto) / Number(FEMTO_PER_USD)
}
