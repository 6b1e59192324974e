import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { findOrganizationsToMail } from '../../data/mail/due-mail'
import { queueMail } from '../../data/mail/queue-mail'
import type { MemberCaller } from '../../domain/members/caller'
import { type Mailbox, openMailbox } from '../../testing/mailbox'
import { makeOrganization } from '../../testing/make-organization'
import { deliverMail, deliverMailOf } from './deliver-mail'

let mailbox: Mailbox

beforeEach(async () => {
  mailbox = await openMailbox()
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('OUTLAY_MAIL_FROM', 'Outlay <outlay@acme.test>')
})
afterEach(() => {
  void mailbox.close()
  vi.unstubAllEnvs()
})
afterAll(disconnectDatabase)

const queue = (owner: MemberCaller, dedupeKey: string) =>
  inOrganizationSql(owner.organizationId, (tx) =>
    queueMail(tx, {
      dedupeKey,
      kind: 'weekly_digest',
      recipient: owner.email,
      content: {
        subject: 'Your week',
        text: 'You spent $81.25.',
        html: '<p>You spent $81.25.</p>',
        headers: { 'List-Unsubscribe': '<https://acme.test/u>' },
      },
    }),
  )
const rows = (owner: MemberCaller) =>
  inOrganizationSql(owner.organizationId, (tx) =>
    tx.rows<{ seconds: number }>(
      `SELECT status, attempts, answer, round(extract(epoch FROM next_attempt_at - now()))::integer AS seconds
       FROM outgoing_mail`,
    ),
  )
const makeDue = (owner: MemberCaller) =>
  inOrganizationSql(owner.organizationId, (tx) => tx.rows('UPDATE outgoing_mail SET next_attempt_at = now()'))

it('what is queued twice under one key is one mail, with its text, its HTML and its headers', async () => {
  const owner = await makeOrganization()
  await queue(owner, 'weekly:1')
  await queue(owner, 'weekly:1')
  await Promise.all([deliverMailOf(owner.organizationId), deliverMailOf(owner.organizationId)])
  expect(mailbox.mails).toHaveLength(1)
  expect(mailbox.mails[0]).toMatchObject({
    subject: 'Your week',
    text: expect.stringContaining('$81.25'),
    html: expect.stringContaining('<p>You spent $81.25.</p>'),
    to: { text: owner.email },
  })
  expect(mailbox.mails[0]?.headerLines.some(({ key }) => key === 'list-unsubscribe')).toBe(true)
  expect(await rows(owner)).toMatchObject([{ status: 'delivered', attempts: 1 }])
  expect(await findOrganizationsToMail()).not.toContain(owner.organizationId)
})

it('what was refused is tried again later, with the answer kept, under the same id', async () => {
  const owner = await makeOrganization()
  await queue(owner, 'weekly:1')
  mailbox.isFull = true
  await deliverMailOf(owner.organizationId)
  expect(await rows(owner)).toMatchObject([
    { status: 'pending', attempts: 1, seconds: 5, answer: expect.stringContaining('the box is full') },
  ])
  await deliverMailOf(owner.organizationId)
  expect(await rows(owner)).toMatchObject([{ attempts: 1 }])
  mailbox.isFull = false
  await makeDue(owner)
  await deliverMailOf(owner.organizationId)
  expect(await rows(owner)).toMatchObject([{ status: 'delivered', attempts: 2 }])
  // A sender that died before it kept that: the mailbox knows it again by its id.
  await inOrganizationSql(owner.organizationId, (tx) =>
    tx.rows(`UPDATE outgoing_mail SET status = 'pending', next_attempt_at = now()`),
  )
  await deliverMailOf(owner.organizationId)
  expect(mailbox.mails[1]?.messageId).toBe(mailbox.mails[0]?.messageId)
})

it('without a mail server it waits and says so', async () => {
  const owner = await makeOrganization()
  await queue(owner, 'weekly:1')
  vi.stubEnv('SMTP_URL', '')
  await deliverMailOf(owner.organizationId)
  expect(await rows(owner)).toMatchObject([
    { status: 'pending', answer: 'SMTP_URL is not set, so no mail can be sent.' },
  ])
})

it('every organization gets its own', async () => {
  const one = await makeOrganization()
  const other = await makeOrganization()
  await queue(one, 'weekly:1')
  await queue(other, 'weekly:1')
  await deliverMail()
  const recipients = mailbox.mails.map(({ to }) => (Array.isArray(to) ? '' : to?.text))
  expect(recipients).toEqual(expect.arrayContaining([one.email, other.email]))
})
