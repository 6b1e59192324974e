import type { CalendarDay } from '../calendar'

/** What several series cost together on each day (femto-dollars); a day that none has is missing. */
export function sumOfDays(series: readonly ReadonlyMap<CalendarDay, bigint>[]): Map<CalendarDay, bigint> {
  const days = new Map<CalendarDay, bigint>()
  for (const one of series) for (const [day, spent] of one) days.set(day, (days.get(day) ?? 0n) + spent)
  return days
}
