import { z } from 'zod'
import { IMPORT_EVENTS } from '../imports/import-event'
import { CHANNEL_KINDS, type ChannelKind } from './channel'

const MOST_ADDRESSES = 10

/** The addresses of a mail channel's target, which commas separate. */
export function mailAddresses(target: string): string[] {
  return target
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
}

const name = z.string().trim().min(1, 'A channel has a name.').max(200)
const target = z.string().trim().min(1, 'Say where to send to.').max(2_000)

const importEvents = z.array(z.enum(IMPORT_EVENTS)).max(IMPORT_EVENTS.length)

/** A channel as the API and the form send it. */
export const channelInput = z
  .strictObject({
    kind: z.enum(CHANNEL_KINDS),
    target,
    name: name.optional(),
    import_events: importEvents.default([]),
  })
  .superRefine((given, context) => {
    const problem = given.kind === 'email' ? mailProblem(given.target) : null
    if (problem) context.addIssue({ code: 'custom', path: ['target'], message: problem })
  })

/** What of a channel can be changed. */
export const channelChange = z.strictObject({
  name: name.optional(),
  target: target.optional(),
  import_events: importEvents.optional(),
})

/** Why a text is no target of mail; null where it is one: one to ten addresses. */
export function mailProblem(text: string): string | null {
  const addresses = mailAddresses(text)
  if (addresses.length === 0) return 'Give an address of mail.'
  if (addresses.length > MOST_ADDRESSES) return `A channel mails ${MOST_ADDRESSES} addresses at most.`
  const wrong = addresses.find((one) => !z.email().safeParse(one).success)
  return wrong === undefined ? null : `"${wrong}" is no address of mail.`
}

/** What of a target may be shown: mail as it is, of a URL only its scheme, host and port. */
export function showTarget(kind: ChannelKind, text: string): string {
  return kind === 'email' ? mailAddresses(text).join(', ') : `${new URL(text).origin}/…`
}
