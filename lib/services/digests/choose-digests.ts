import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { readUnsubscribeToken, type Unsubscription } from '../../auth/unsubscribe-token'
import { inOrganizationSql } from '../../data/database'
import { type DigestChoice, findDigestChoice, saveDigestChoice } from '../../data/digests/digest-choices'
import { dropPendingDigests, queueMail } from '../../data/mail/queue-mail'
import { readClock } from '../../data/organizations/read-clock'
import { DIGEST_KINDS, digestPeriod } from '../../domain/digests/due-digest'
import { ProductError } from '../../domain/errors'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { canSendMail } from '../channels/can-send-mail'
import { composeDigest } from './compose-digest'

const choiceInput = z.strictObject({ weekly: z.boolean(), monthly: z.boolean() })

/** Which digests the member gets. */
export async function getDigestChoice(caller: MemberCaller): Promise<DigestChoice> {
  requireAllowed(caller, 'choose_digest')
  return inOrganizationSql(caller.organizationId, (tx) => findDigestChoice(tx, caller.userId))
}

/** Chooses which digests the member gets, from the period on that it is now. */
export async function chooseDigests(caller: MemberCaller, input: unknown): Promise<void> {
  requireAllowed(caller, 'choose_digest')
  const choice = parseInput(choiceInput, input)
  await inOrganizationSql(caller.organizationId, (tx) => saveDigestChoice(tx, caller.userId, choice))
}

/** Sends the member the digest of the last whole week or month now. */
export async function sendDigestNow(caller: MemberCaller, kindGiven: string): Promise<void> {
  requireAllowed(caller, 'choose_digest')
  const kind = DIGEST_KINDS.find((one) => one === kindGiven)
  if (!kind) throw new ProductError('invalid', 'A digest is weekly or monthly.')
  if (!canSendMail()) throw new ProductError('conflict', 'SMTP_URL is not set, so no mail can be sent.')
  const { today } = await inOrganizationSql(caller.organizationId, readClock)
  const content = await composeDigest(caller, kind, digestPeriod(kind, today))
  await inOrganizationSql(caller.organizationId, (tx) =>
    queueMail(tx, {
      dedupeKey: `digest:now:${randomUUID()}`,
      kind: `${kind}_digest`,
      recipient: caller.email,
      content,
    }),
  )
}

/** Which digest a link ends; `not_found` where it is not one of ours. */
export function readUnsubscription(token: string): Unsubscription {
  const found = readUnsubscribeToken(token)
  if (!found) throw new ProductError('not_found', 'This link does not end any digest. Was it cut short?')
  return found
}

/** Ends the digest that a token is for; again does nothing more. Needs no session: the token is who it is for. */
export async function unsubscribe(token: string): Promise<Unsubscription> {
  const found = readUnsubscription(token)
  await inOrganizationSql(found.organizationId, async (tx) => {
    const choice = await findDigestChoice(tx, found.userId)
    if (choice[found.kind]) await saveDigestChoice(tx, found.userId, { ...choice, [found.kind]: false })
    await dropPendingDigests(tx, found.userId, found.kind)
  })
  return found
}
