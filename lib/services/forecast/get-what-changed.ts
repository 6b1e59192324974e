import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import { type CalendarDay, calendarDayOf, openDayRange } from '../../domain/calendar'
import { type CalendarPeriod, type PeriodKind, periodBefore, periodOf } from '../../domain/calendar-period'
import { type WhatChanged, whatChanged } from '../../domain/forecast/what-changed'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { sameDaysOf } from '../../domain/usage/compared-days'
import type { SpendFilters } from '../../domain/usage/spend'

export interface ChangeReport {
  timeZone: string
  /** The days that are compared: of a period that is not over, as many of the one before. */
  now: CalendarPeriod
  before: CalendarPeriod
  /** Where the last day is not over: the last day before is counted until this instant, the same time of its day. */
  beforeUntil: Date | null
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
  /** Stands in for the database's clock in tests. */
  at?: Date,
): Promise<ChangeReport> {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const nowMs = (at ?? (await readClock(tx)).now).getTime()
    const today = calendarDayOf(nowMs, timeZone)
    const last = request.asOf ?? today
    const period = periodOf(last, request.period)
    const earlier = periodBefore(period, request.period)
    const now = { start: period.start, end: last }
    const compared = sameDaysOf(
      earlier,
      { start: period.start, last, isWhole: last === period.end },
      nowMs,
      timeZone,
    )
    const spendOf = (range: { from: Date | null; to: Date | null }) =>
      sumSpendBy(tx, { ...range, timeZone, groupBy: ['project', 'model'], filters: request.filters })
    const then = openDayRange(compared.from, compared.to, timeZone)
    const changed = whatChanged(
      await spendOf({ ...then, to: compared.until ?? then.to }),
      await spendOf(openDayRange(now.start, now.end, timeZone)),
    )
    const before = { start: compared.from, end: compared.to }
    return { timeZone, now, before, beforeUntil: compared.until, changed }
  })
}
