import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import type { Budget, BudgetScope } from '../../domain/budgets/budget'
import { scopeEntries } from '../../domain/budgets/budget-in-words'
import { budgetSpanOf, lastPeriods, periodsBefore } from '../../domain/budgets/budget-period'
import type { BudgetPreview, PastPeriod } from '../../domain/budgets/budget-view'
import { judgePast } from '../../domain/budgets/past-periods'
import { readBudgetInput } from '../../domain/budgets/read-budget-input'
import { type CalendarDay, openDayRange } from '../../domain/calendar'
import type { CalendarPeriod } from '../../domain/calendar-period'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseUsd } from '../../domain/money'
import { findOrRefuse } from './get-budget'

const PREVIEWED = 6
const SHOWN = 12

/** What a budget would have done in the last six periods with spend, before it is made; of a whole life, until today. */
export async function previewBudget(caller: Caller, input: unknown): Promise<BudgetPreview> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const { today, timeZone } = await readClock(tx)
    // A temporary increase is none of the past's.
    const budget = { ...readBudgetInput(input, today), increase: null, pastAmounts: [] }
    const periods =
      budget.period === 'life'
        ? [{ start: budget.startsOn, end: today }]
        : lastPeriods(budget.period, today, PREVIEWED)
    const judged = await judgeDays(tx, budget, periods, timeZone)
    return { periods: judged, alerted: judged.filter(({ crossed }) => crossed.length > 0).length }
  })
}

/** The last twelve periods of a budget that are over, the oldest first, by the amounts that they had then and the thresholds of today. */
export async function budgetHistory(caller: Caller, id: string): Promise<PastPeriod[]> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const { today, timeZone } = await readClock(tx)
    const budget = await findOrRefuse(tx, id)
    const periods = periodsBefore(budget, budgetSpanOf(budget, today))
    return (await judgeDays(tx, budget, periods, timeZone)).slice(-SHOWN)
  })
}

async function judgeDays(
  tx: SqlTransaction,
  budget: Pick<Budget, 'amount' | 'increase' | 'pastAmounts' | 'carriesOver' | 'thresholds' | 'scope'>,
  periods: readonly CalendarPeriod[],
  timeZone: string,
): Promise<PastPeriod[]> {
  const [first] = periods
  const last = periods.at(-1)
  if (!first || !last) return []
  const days = await daysOf(tx, budget.scope, first.start, last.end, timeZone)
  const [begun] = [...(await daysOf(tx, {}, null, last.end, timeZone)).keys()].sort()
  // Before the organization's first spend there was nothing to alert on.
  return judgePast(budget, periods, days).filter(({ end }) => begun !== undefined && end >= begun)
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
