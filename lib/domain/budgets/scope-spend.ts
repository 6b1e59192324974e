import type { CalendarDay } from '../calendar'
import { type PeriodKind, periodOf } from '../calendar-period'
import { sumOfDays } from '../forecast/sum-of-days'

/** What some series cost together on each day (femto-dollars); a day without any is missing. */
export function daysOfSeries(
  daily: ReadonlyMap<string, ReadonlyMap<CalendarDay, bigint>>,
  ids: readonly string[],
): Map<CalendarDay, bigint> {
  return sumOfDays(ids.flatMap((id) => daily.get(id) ?? []))
}

/** What the periods of a kind cost (femto-dollars), by their first days; a period without any is missing. */
export function sumByPeriod(
  days: ReadonlyMap<CalendarDay, bigint>,
  kind: PeriodKind,
): Map<CalendarDay, bigint> {
  const periods = new Map<CalendarDay, bigint>()
  for (const [day, spent] of days) {
    const { start } = periodOf(day, kind)
    periods.set(start, (periods.get(start) ?? 0n) + spent)
  }
  return periods
}
