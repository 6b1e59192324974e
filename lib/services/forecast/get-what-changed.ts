import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import { addDays, type CalendarDay, countDays, openDayRange } from '../../domain/calendar'
import { type CalendarPeriod, type PeriodKind, periodBefore, periodOf } from '../../domain/calendar-period'
import { type WhatChanged, whatChanged } from '../../domain/forecast/what-changed'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { SpendFilters } from '../../domain/usage/spend'

export interface ChangeReport {
  timeZone: string
  /** The days that are compared: of a period that is not over, as many of the one before. */
  now: CalendarPeriod
  before: CalendarPeriod
  changed: WhatChanged
}

/** Why a period until a day costs more or less than the same days of the period before. */
export async function getWhatChanged(
  caller: Caller,
  request: {
    period: PeriodKind
    /** Null: today, as far as it goes. */
    asOf: CalendarDay | null
    timeZone?: string | undefined
    filters: SpendFilters
  },
): Promise<ChangeReport> {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const last = request.asOf ?? (await readClock(tx)).today
    const period = periodOf(last, request.period)
    const earlier = periodBefore(period, request.period)
    const now = { start: period.start, end: last }
    const sameDay = addDays(earlier.start, countDays(period.start, last))
    const before = {
      start: earlier.start,
      // The whole of a longer period before one that is over, and never more than there is of it.
      end: last === period.end || sameDay > earlier.end ? earlier.end : sameDay,
    }
    const rowsOf = (days: CalendarPeriod) =>
      sumSpendBy(tx, {
        ...openDayRange(days.start, days.end, timeZone),
        timeZone,
        groupBy: ['project', 'model'],
        filters: request.filters,
      })
    return { timeZone, now, before, changed: whatChanged(await rowsOf(before), await rowsOf(now)) }
  })
}
