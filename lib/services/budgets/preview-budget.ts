import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { type OrganizationClock, readClock } from '../../data/organizations/read-clock'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import type { Budget, BudgetScope } from '../../domain/budgets/budget'
import { scopeEntries } from '../../domain/budgets/budget-in-words'
import { budgetSpanOf, lastPeriods, periodsBefore } from '../../domain/budgets/budget-period'
import type { BudgetPreview, PastPeriod } from '../../domain/budgets/budget-view'
import { type ForeseenThen, judgePast } from '../../domain/budgets/past-periods'
import { readBudgetInput } from '../../domain/budgets/read-budget-input'
import { addDays, type CalendarDay, openDayRange } from '../../domain/calendar'
import type { CalendarPeriod } from '../../domain/calendar-period'
import { triedDays } from '../../domain/forecast/back-test'
import { HISTORY_DAYS } from '../../domain/forecast/forecast'
import { forecastMiddle } from '../../domain/forecast/forecast-middle'
import { foreseeDays } from '../../domain/forecast/foresee-days'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseUsd } from '../../domain/money'
import { publicHolidays } from '../calendar/public-holidays'
import { timeSeriesModel } from '../forecast/time-series-model'
import { findOrRefuse } from './get-budget'

const PREVIEWED = 6

/**
 * What a budget would have done in the last six periods with spend, before it is made; of a whole life, until today. Lines
 * on the forecast are tried on five days of each period.
 */
export async function previewBudget(caller: Caller, input: unknown): Promise<BudgetPreview> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const clock = await readClock(tx)
    const { today } = clock
    // A temporary increase is none of the past's.
    const budget = { ...readBudgetInput(input, today), increase: null, pastAmounts: [] }
    const periods =
      budget.period === 'life'
        ? [{ start: budget.startsOn, end: today }]
        : lastPeriods(budget.period, today, PREVIEWED)
    const judged = await judgeDays(tx, budget, periods, { ...clock, isForeseen: true })
    return { periods: judged, alerted: judged.filter(({ crossed }) => crossed.length > 0).length }
  })
}

/** The periods of a budget that are over, the oldest first, by the amounts that they had then and the thresholds of today. */
export async function budgetHistory(caller: Caller, id: string): Promise<PastPeriod[]> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const clock = await readClock(tx)
    const budget = await findOrRefuse(tx, id)
    const periods = periodsBefore(budget, budgetSpanOf(budget, clock.today))
    return judgeDays(tx, budget, periods, { ...clock, isForeseen: false })
  })
}

async function judgeDays(
  tx: SqlTransaction,
  budget: Pick<Budget, 'amount' | 'increase' | 'pastAmounts' | 'carriesOver' | 'thresholds' | 'scope'>,
  periods: readonly CalendarPeriod[],
  { timeZone, holidayCountry, isForeseen }: OrganizationClock & { isForeseen: boolean },
): Promise<PastPeriod[]> {
  const [first] = periods
  const last = periods.at(-1)
  if (!first || !last) return []
  const earliest = isForeseen ? addDays(first.start, -HISTORY_DAYS) : first.start
  const days = await daysOf(tx, budget.scope, earliest, last.end, timeZone)
  const [begun] = [...(await daysOf(tx, {}, null, last.end, timeZone)).keys()].sort()
  // Before the organization's first spend there was nothing to alert on.
  const holidays = holidayCountry
    ? new Set(publicHolidays(holidayCountry, { from: earliest, to: last.end }).keys())
    : new Set<CalendarDay>()
  const foreseen = isForeseen ? foreseenThen(days, holidays) : undefined
  return judgePast(budget, periods, days, foreseen).filter(({ end }) => begun !== undefined && end >= begun)
}

/** What would have been foreseen on some days of a period, from the days until then alone. */
function foreseenThen(
  days: ReadonlyMap<CalendarDay, bigint>,
  holidays: ReadonlySet<CalendarDay>,
): ForeseenThen {
  const model = timeSeriesModel()
  return (period) =>
    triedDays(period).map((day) => {
      const known = new Map([...days].filter(([other]) => other <= day))
      const input = { period, asOf: day, days: known, holidays }
      return { day, total: forecastMiddle(input, (values, count) => foreseeDays(values, count, model)).p50 }
    })
}

async function daysOf(
  tx: SqlTransaction,
  scope: BudgetScope,
  from: CalendarDay | null,
  to: CalendarDay,
  timeZone: string,
): Promise<Map<CalendarDay, bigint>> {
  const rows = await sumSpendBy(tx, {
    ...openDayRange(from, to, timeZone),
    timeZone,
    groupBy: ['day'],
    filters: Object.fromEntries(scopeEntries(scope)),
  })
  return new Map(rows.map(({ values: [day], costUsd }) => [day ?? '', parseUsd(costUsd ?? '0') ?? 0n]))
}
