import { addDays, type CalendarDay, countDays } from '../calendar'
import { type CalendarPeriod, periodBefore, periodOf } from '../calendar-period'

export const DIGEST_KINDS = ['weekly', 'monthly'] as const
export type DigestKind = (typeof DIGEST_KINDS)[number]

// A worker that was away sends it late; older than that it is no news.
const MOST_DAYS_LATE = 3

/** The last whole week (from Monday, ISO 8601) or month before a day. */
export function digestPeriod(kind: DigestKind, today: CalendarDay): CalendarPeriod {
  const period = kind === 'weekly' ? 'week' : 'month'
  return periodBefore(periodOf(today, period), period)
}

/**
 * The period that a digest is due for on a day: the one that has just ended, for three days more; none that was over when
 * the digest was chosen.
 */
export function dueDigest(
  kind: DigestKind,
  today: CalendarDay,
  chosenOn: CalendarDay,
): CalendarPeriod | null {
  const period = digestPeriod(kind, today)
  const daysLate = countDays(addDays(period.end, 1), today)
  return daysLate <= MOST_DAYS_LATE && chosenOn <= period.end ? period : null
}

/** Names a digest once: its kind, its period and whom it is for. */
export function digestKey(kind: DigestKind, period: CalendarPeriod, userId: string): string {
  return `digest:${kind}:${period.start}:${userId}`
}
