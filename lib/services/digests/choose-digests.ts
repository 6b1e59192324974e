import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { readUnsubscribeToken, type Unsubscription } from '../../auth/unsubscribe-token'
import type { AuditEntry } from '../../data/audit/insert-audit-entry'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { type DigestChoice, findDigestChoice, saveDigestChoice } from '../../data/digests/digest-choices'
import { dropPendingDigests, queueMail } from '../../data/mail/queue-mail'
import { readClock } from '../../data/organizations/read-clock'
import { DIGEST_KINDS, digestPeriod } from '../../domain/digests/due-digest'
import { ProductError } from '../../domain/errors'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'
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
  await inOrganizationSql(caller.organizationId, (tx) =>
    saveNotedChoice(tx, caller.userId, choice, auditActor(caller)),
  )
}

async function saveNotedChoice(
  tx: SqlTransaction,
  userId: string,
  changes: Partial<DigestChoice>,
  actor: Pick<AuditEntry, 'actorUserId' | 'actorLabel' | 'ip'>,
): Promise<void> {
  const before = await findDigestChoice(tx, userId)
  const after = { ...before, ...changes }
  if (before.weekly === after.weekly && before.monthly === after.monthly) return
  await saveDigestChoice(tx, userId, after)
  const [user] = await tx.rows<{ email: string }>('SELECT email FROM user_account WHERE id = $1', [userId])
  await insertAuditRow(tx, {
    ...{ ...actor, organizationId: tx.organizationId, action: 'digest.choose' },
    subject: `user ${user?.email ?? userId}`,
    ...{ before: { ...before }, after },
  })
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
    // Whoever holds the mail can follow its link: it proves nothing of who did.
    const actor = { actorUserId: null, actorLabel: 'the link in a digest', ip: null }
    await saveNotedChoice(tx, found.userId, { [found.kind]: false }, actor)
    await dropPendingDigests(tx, found.userId, found.kind)
  })
  return found
}
