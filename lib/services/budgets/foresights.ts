import { sumDaysBySeries } from '../../data/budgets/spend-of-series'
import type { SqlTransaction } from '../../data/database'
import type { OrganizationClock } from '../../data/organizations/read-clock'
import type { BudgetScope } from '../../domain/budgets/budget'
import { scopeKey } from '../../domain/budgets/budget-in-words'
import { daysOfSeries } from '../../domain/budgets/scope-spend'
import { addDays, type CalendarDay, listDays } from '../../domain/calendar'
import { HISTORY_DAYS } from '../../domain/forecast/forecast'
import { historyUntil, methodOf } from '../../domain/forecast/forecast-middle'
import { foreseeDays } from '../../domain/forecast/foresee-days'
import { completeDay, laggingSources } from '../../domain/forecast/lagging-sources'
import { onHolidays } from '../../domain/forecast/on-holidays'
import { sumOfDays } from '../../domain/forecast/sum-of-days'
import { publicHolidays } from '../calendar/public-holidays'
import { timeSeriesModel } from '../forecast/time-series-model'
import type { RangeSums } from './range-sums'

// The longest way to the end of a period, from a source's last day on.
const LONGEST_HORIZON = 366 + 7
const MOST_KEPT = 10_000

/** What a scope's history says of the days to come. */
export interface Foresight {
  /** Expected dollars of the days after the last one that nothing is missing of. */
  expected: readonly number[]
  /** What the days between that one and today have cost so far: some source is late with them. */
  lagged: readonly { day: CalendarDay; spent: bigint }[]
}

interface Kept {
  complete: CalendarDay
  /** Of the history that it rests on. */
  fingerprint: string
  /** Null where the history is too short. */
  foresight: Foresight | null
}

// What a scope's history says of the days to come changes once a day, or with late data: it is not worked out each time.
const kept = new Map<string, Kept>()

export interface Foresights {
  /** Undefined where it is not worked out yet, and no more are this time. A scope comes with one list of series. */
  of(scope: BudgetScope, seriesIds: readonly string[]): Promise<Foresight | null | undefined>
}

/** The days that a foresight of today rests on. */
export function historyDays(today: CalendarDay): { from: CalendarDay; to: CalendarDay } {
  const complete = addDays(today, -1)
  return { from: addDays(complete, -HISTORY_DAYS), to: complete }
}

/**
 * What scopes are expected to cost a day after yesterday; at most `most` of them are worked out anew, where `sums` of
 * the days of their history says that it is another.
 */
export function readForesights(
  tx: SqlTransaction,
  sums: RangeSums,
  {
    today,
    timeZone,
    holidayCountry,
    most,
    sourceOf,
  }: Pick<OrganizationClock, 'today' | 'timeZone' | 'holidayCountry'> & {
    most: number
    sourceOf: (seriesId: string) => string | null
  },
): Foresights {
  const window = historyDays(today)
  const { from: first, to: complete } = window
  const holidays = holidayCountry
    ? new Set(publicHolidays(holidayCountry, { from: first, to: addDays(complete, LONGEST_HORIZON) }).keys())
    : new Set<CalendarDay>()
  let daily: Awaited<ReturnType<typeof sumDaysBySeries>> | undefined
  let left = most
  const found = new Map<readonly string[], Foresight | null | undefined>()
  return {
    async of(scope, seriesIds) {
      if (!found.has(seriesIds)) found.set(seriesIds, await find(scope, seriesIds))
      return found.get(seriesIds)
    },
  }

  async function find(
    scope: BudgetScope,
    seriesIds: readonly string[],
  ): Promise<Foresight | null | undefined> {
    const key = `${tx.organizationId} ${timeZone} ${holidayCountry} ${scopeKey(scope)}`
    const fingerprint = sums.fingerprintOf(seriesIds)
    const known = kept.get(key)
    if (known?.complete === complete && known.fingerprint === fingerprint) return known.foresight
    if (left-- <= 0) return undefined
    daily ??= await sumDaysBySeries(tx, window)
    const foresight = foresee(complete, holidays, daily, seriesIds, sourceOf)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(key, { complete, fingerprint, foresight })
    return foresight
  }
}

function foresee(
  asOf: CalendarDay,
  holidays: ReadonlySet<CalendarDay>,
  daily: ReadonlyMap<string, ReadonlyMap<CalendarDay, bigint>>,
  seriesIds: readonly string[],
  sourceOf: (seriesId: string) => string | null,
): Foresight | null {
  const idsBySource = new Map<string | null, string[]>()
  for (const id of seriesIds) {
    const ids = idsBySource.get(sourceOf(id)) ?? []
    ids.push(id)
    idsBySource.set(sourceOf(id), ids)
  }
  const bySource = new Map([...idsBySource].map(([source, ids]) => [source, daysOfSeries(daily, ids)]))
  const complete = completeDay(laggingSources(bySource, asOf), asOf)
  const days = sumOfDays([...bySource.values()])
  const history = historyUntil(complete, days)
  if (methodOf(history.length) === 'none') return null
  return {
    expected: onHolidays(
      foreseeDays(history, LONGEST_HORIZON, timeSeriesModel()),
      history,
      complete,
      holidays,
    ),
    lagged: listDays(addDays(complete, 1), asOf).map((day) => ({ day, spent: days.get(day) ?? 0n })),
  }
}
