import { addDays, type CalendarDay, countDays, earliestDay } from '../calendar'

const LOOKED_AT_DAYS = 28
const FEWEST_DAYS = 8
// Silent for longer, a source has stopped.
const LONGEST_LAG = 7
// Of what all sources cost in those days; what costs less changes no forecast.
const LEAST_SHARE = 10n

export interface LaggingSource {
  source: string | null
  /** The last day that it sent something of. */
  lastDay: CalendarDay
}

type Days = ReadonlyMap<CalendarDay, bigint>

/**
 * Sources that are late: they sent something on eight days at least of the four weeks to their last day, a tenth at least of
 * all spend then, and have been silent until `asOf` (complete) for longer than they ever were in between, at most a week.
 * Their days since are not yet known; that they cost nothing so far is no drop. Amounts in femto-dollars.
 */
export function laggingSources(
  bySource: ReadonlyMap<string | null, Days>,
  asOf: CalendarDay,
): LaggingSource[] {
  const first = addDays(asOf, 1 - LOOKED_AT_DAYS)
  let all = 0n
  for (const days of bySource.values())
    for (const [day, spent] of days) if (day >= first && day <= asOf) all += spent
  return [...bySource].flatMap(([source, days]): LaggingSource[] => {
    const sent = [...days]
      .filter(([day, spent]) => day <= asOf && spent > 0n)
      .map(([day]) => day)
      .sort()
    const lastDay = sent.at(-1)
    if (lastDay === undefined) return []
    const lag = countDays(lastDay, asOf)
    const recent = sent.filter((day) => countDays(day, lastDay) < LOOKED_AT_DAYS)
    if (lag < 1 || lag > LONGEST_LAG || recent.length < FEWEST_DAYS) return []
    const longestGap = recent.reduce((most, day, at) => {
      const before = recent[at - 1]
      return before === undefined ? most : Math.max(most, countDays(before, day) - 1)
    }, 0)
    const spent = recent.reduce((sum, day) => sum + (day >= first ? (days.get(day) ?? 0n) : 0n), 0n)
    return lag > longestGap && spent * LEAST_SHARE >= all && all > 0n ? [{ source, lastDay }] : []
  })
}

/** The last day that nothing is missing of: `asOf`, or the earliest last day of a source that is late. */
export function completeDay(lagging: readonly LaggingSource[], asOf: CalendarDay): CalendarDay {
  return earliestDay([asOf, ...lagging.map(({ lastDay }) => lastDay)], asOf)
}
