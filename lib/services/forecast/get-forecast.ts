import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import { addDays, type CalendarDay, calendarDayOf, earliestDay, openDayRange } from '../../domain/calendar'
import { type PeriodKind, periodOf } from '../../domain/calendar-period'
import { type BackTest, backTest } from '../../domain/forecast/back-test'
import { HISTORY_DAYS, type PeriodForecast } from '../../domain/forecast/forecast'
import { forecastPeriod } from '../../domain/forecast/forecast-period'
import { completeDay, type LaggingSource, laggingSources } from '../../domain/forecast/lagging-sources'
import { sumOfDays } from '../../domain/forecast/sum-of-days'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseUsd } from '../../domain/money'
import type { SpendFilters, SpendRow } from '../../domain/usage/spend'
import { publicHolidays } from '../calendar/public-holidays'
import { timeSeriesModel } from './time-series-model'

// Periods of a back-test: five forecasts each, some 20 ms a forecast.
const MOST_TESTED = 6

export interface ForecastRequest {
  period: PeriodKind
  /** The last day that counts, as complete. Null: yesterday, and what today has so far counts as spent. */
  asOf: CalendarDay | null
  timeZone?: string | undefined
  filters: SpendFilters
  /** Also says how good forecasts of the last periods would have been. */
  isBackTested?: boolean
}

export interface SpendForecast {
  timeZone: string
  forecast: PeriodForecast
  /** Calls of the period without a cost: the forecast knows nothing of theirs. */
  unpricedEvents: number
  /** Sources that are late: the days since are expected to cost what they usually do. */
  lagging: LaggingSource[]
  /** Public holidays of the days to come, where the organization keeps a country's. */
  holidays: { day: CalendarDay; name: string }[]
  /** Null where it was not asked for. */
  backTest: BackTest | null
}

/** What a period of the organization, or of what the filters keep of it, will come to. */
export async function getForecast(caller: Caller, request: ForecastRequest): Promise<SpendForecast> {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const clock = await readClock(tx)
    const today = calendarDayOf(clock.now.getTime(), timeZone)
    const last = request.asOf ?? today
    const period = periodOf(last, request.period)
    const asOf = request.asOf ?? addDays(today, -1)
    const earliest = earliestDay([addDays(asOf, -HISTORY_DAYS), period.start], period.start)
    const rows = await sumSpendBy(tx, {
      // A back-test wants its periods whole, and the history that each was foreseen from.
      ...openDayRange(request.isBackTested ? null : earliest, last, timeZone),
      timeZone,
      groupBy: ['day', 'source'],
      filters: request.filters,
    })
    const days = sumOfDays([...daysBySource(rows).values()])
    const bySource = daysBySource(rows.filter(({ values: [day] }) => day && day >= earliest))
    const model = timeSeriesModel()
    const inPeriod = rows.filter(({ values: [day] }) => day && day >= period.start)
    const unpricedEvents = inPeriod.reduce((sum, row) => sum + row.unpricedEvents, 0)
    // A day that was named is complete because it was named.
    const lagging = request.asOf === null ? laggingSources(bySource, asOf) : []
    const completeUntil = completeDay(lagging, asOf)
    const named = clock.holidayCountry
      ? publicHolidays(clock.holidayCountry, { from: addDays(asOf, -HISTORY_DAYS), to: period.end })
      : new Map<CalendarDay, string>()
    const holidays = new Set(named.keys())
    return {
      timeZone,
      unpricedEvents,
      lagging,
      holidays: [...named].flatMap(([day, name]) => (day > asOf ? { day, name } : [])),
      forecast: forecastPeriod({ period, asOf, days, completeUntil, holidays }, model),
      backTest: request.isBackTested
        ? backTest({ kind: request.period, asOf, days, most: MOST_TESTED, holidays }, model)
        : null,
    }
  })
}

function daysBySource(rows: readonly SpendRow[]): Map<string | null, Map<CalendarDay, bigint>> {
  const bySource = new Map<string | null, Map<CalendarDay, bigint>>()
  for (const { values, costUsd } of rows) {
    const [day, source = null] = values
    const days = bySource.get(source) ?? new Map<CalendarDay, bigint>()
    bySource.set(source, days)
    if (day) days.set(day, parseUsd(costUsd ?? '0') ?? 0n)
  }
  return bySource
}
