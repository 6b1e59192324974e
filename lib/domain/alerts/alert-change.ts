import { z } from 'zod'

/** The longest snooze, in days. */
const MOST_DAYS = 366
const DAY_MS = 86_400_000

/** What somebody may say of an alert; a snooze has an end. */
export const alertChange = z
  .strictObject({
    state: z.enum(['open', 'acknowledged', 'snoozed', 'resolved']),
    snoozed_until: z.iso
      .datetime({ offset: true, error: 'Give an instant, such as 2026-12-01T09:00:00Z.' })
      .optional(),
  })
  .superRefine(({ state, snoozed_until }, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', path: ['snoozed_until'], message })
    if (state === 'snoozed' && snoozed_until === undefined) wrong('Say until when it is snoozed.')
    if (state !== 'snoozed' && snoozed_until !== undefined) wrong('Only a snooze has an end.')
  })

/** Why a snooze can't end then (instants); null where it can: after now, within a year. */
export function snoozeProblem(until: Date, now: Date): string | null {
  if (until <= now) return 'A snooze ends in the future.'
  return until.getTime() - now.getTime() > MOST_DAYS * DAY_MS ? 'A snooze ends within a year.' : null
}
