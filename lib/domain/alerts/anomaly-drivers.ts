import type { CalendarDay } from '../calendar'
import { formatUsd } from '../money'
import { median } from './judge-day'
import { ANOMALY_DIMENSIONS, type DaySlice, type Named } from './unusual-of-day'

const MOST = 3

export type DatedSlice = DaySlice & { day: CalendarDay }

/**
 * What drove an unusual day, the largest first: by each other dimension, how far each value lay above the median of its own
 * days with spend within the same project, person or model.
 */
export function anomalyDrivers(
  named: Named,
  day: CalendarDay,
  slices: readonly DatedSlice[],
): { dimension: (typeof ANOMALY_DIMENSIONS)[number]; value: string | null; aboveUsd: string }[] {
  const own = slices.filter((slice) => slice[named.dimension] === named.value && slice.day <= day)
  return (
    ANOMALY_DIMENSIONS.filter((dimension) => dimension !== named.dimension)
      .flatMap((dimension) =>
        [...new Set(own.filter((slice) => slice.day === day).map((slice) => slice[dimension]))].map(
          (value) => {
            const days = sumByDay(own.filter((slice) => slice[dimension] === value))
            const before = [...days].flatMap(([other, spent]) => (other < day && spent > 0n ? [spent] : []))
            return { dimension, value, above: (days.get(day) ?? 0n) - median(before) }
          },
        ),
      )
      // What has no name explains nothing.
      .filter(({ value, above }) => value !== null && above > 0n)
      .sort((a, b) => (a.above === b.above ? 0 : a.above < b.above ? 1 : -1))
      .slice(0, MOST)
      .map(({ dimension, value, above }) => ({ dimension, value, aboveUsd: formatUsd(above) }))
  )
}

/** What some slices cost together on each day (femto-dollars). */
export function sumByDay(slices: readonly DatedSlice[]): Map<CalendarDay, bigint> {
  const days = new Map<CalendarDay, bigint>()
  for (const { day, spent } of slices) days.set(day, (days.get(day) ?? 0n) + spent)
  return days
}
