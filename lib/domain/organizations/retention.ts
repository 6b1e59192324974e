import { z } from 'zod'
import { addDays, calendarDayOf, startOfDay } from '../calendar'
import type { UsageEvent } from '../usage/usage-event'

/** Fewer would leave less than a month to look at call by call. */
export const LEAST_DAYS_KEPT = 30
export const MOST_DAYS_KEPT = 3_650

/** How long single events are kept: days, or null for good. */
export const retentionInput = z.strictObject({
  keep_events_days: z
    .int('Enter a whole number of days.')
    .min(LEAST_DAYS_KEPT, `At least ${LEAST_DAYS_KEPT} days are kept.`)
    .max(MOST_DAYS_KEPT, `At most ${MOST_DAYS_KEPT} days; to keep them for good, choose no limit.`)
    .nullable(),
})

/** The first instant of which single events are kept: the start of the local day so many days before today's. */
export function keptFrom(days: number, nowMs: number, timeZone: string): Date {
  return new Date(startOfDay(addDays(calendarDayOf(nowMs, timeZone), -days), timeZone))
}

// Two days: longer than a day of any zone, so that moving on by a day passes nothing that is taken meanwhile.
/** How much later than the first kept one the first event is that is taken. */
export const MARGIN_MS = 2 * 86_400_000

/**
 * The first instant of which events are still taken, where those before `eventsKeptFrom` are deleted; null where all are.
 * Later than what is deleted: the records of a call may be some minutes apart, and one that comes again has to meet the
 * one that is there.
 */
export function takenFromMs(eventsKeptFrom: Date | null): number | null {
  return eventsKeptFrom === null ? null : eventsKeptFrom.getTime() + MARGIN_MS
}

/** An event that is not taken. */
export interface TooOldEvent {
  event: UsageEvent
  /** Its place in its batch, from 0. */
  index: number
  message: string
}

/** Those of a batch that are from before what is taken, where events before `eventsKeptFrom` are deleted. */
export function tooOldOf(events: readonly UsageEvent[], eventsKeptFrom: Date | null): TooOldEvent[] {
  const takenFrom = takenFromMs(eventsKeptFrom)
  if (takenFrom === null) return []
  const since = new Date(takenFrom).toISOString().replace(/\.\d+/, '')
  const message = `Too old: this organization takes single events from ${since} on. If it was sent before, it is in the sums.`
  return events.flatMap((event, index) => (event.occurredAtMs < takenFrom ? [{ event, index, message }] : []))
}
