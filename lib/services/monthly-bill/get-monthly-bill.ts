import { firstOfMonth, lastOfMonth } from '../../domain/calendar'
import { type CompareDimension, compareText } from '../../domain/compare/compare-rows'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type MonthlyWork, monthlyBill } from '../../domain/monthly-bill/monthly-bill'
import type { MonthlyBillQuery } from '../../domain/monthly-bill/parse-monthly-bill'
import type { RunFilters } from '../../domain/runs/run-filters'
import { getComparison } from '../compare/get-comparison'
import { getSpend } from '../usage/get-spend'
import { countWorkingDays, type WorkingDays } from './count-working-days'

export interface MonthlyBillReport {
  work: MonthlyWork
  calendar: { month: string; country: string; holidays: WorkingDays['holidays'] } | null
  /** Of a typed figure; null where none was given. */
  typed: { usdPerFeature: string; monthlyUsd: string | null } | null
  /** Of each name's own median run; empty where none is asked for. */
  rows: {
    name: string | null
    group: string | null
    runs: number
    usdPerFeature: string | null
    monthlyUsd: string | null
  }[]
  /** What was really spent in the month of the calendar, or in the one that runs. */
  actual: { month: string; usd: string | null }
}

/** What a month costs where each feature costs what a run does, beside what the month did cost. */
export async function getMonthlyBill(
  caller: Caller,
  query: MonthlyBillQuery,
  runs: { by: CompareDimension; filters: RunFilters } | null,
  today: string,
): Promise<MonthlyBillReport> {
  requireAllowed(caller, 'view_spend')
  const counted = query.calendar && countWorkingDays(query.calendar.month, query.calendar.country)
  const work = counted ? { ...query.work, workingDays: String(counted.workingDays) } : query.work
  const month = query.calendar?.month ?? today.slice(0, 7)
  const first = firstOfMonth(`${month}-01`)
  const [comparison, spend] = await Promise.all([
    runs && getComparison(caller, runs),
    getSpend(caller, { from: first, to: lastOfMonth(first), groupBy: [], filters: {} }),
  ])
  const { usdPerFeature } = query
  return {
    work,
    calendar: query.calendar && counted && { ...query.calendar, holidays: counted.holidays },
    typed: usdPerFeature === null ? null : { usdPerFeature, monthlyUsd: monthlyBill(work, usdPerFeature) },
    rows: (comparison?.rows ?? [])
      .map(({ name, group, runs: count, medianUsd }) => ({
        name,
        group,
        runs: count,
        usdPerFeature: medianUsd,
        monthlyUsd: medianUsd === null ? null : monthlyBill(work, medianUsd),
      }))
      .sort((a, b) => compareText(a.group, b.group)),
    actual: { month, usd: spend.total.costUsd },
  }
}
