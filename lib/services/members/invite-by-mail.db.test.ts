import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { type Mailbox, openMailbox } from '../../testing/mailbox'
import { makeOrganization } from '../../testing/make-organization'
import { deliverMailOf } from '../mail/deliver-mail'
import { findInvitation } from './accept-invitation'
import { addMember } from './add-member'
import { INVITATION_MAIL_LIMITS } from './invite'
import { listMembers } from './list-members'
import { removeMember } from './remove-member'
import { renewInvitation } from './renew-invitation'

let mailbox: Mailbox

beforeEach(async () => {
  mailbox = await openMailbox()
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('AUTH_SECRET', 'x'.repeat(40))
  vi.stubEnv('OUTLAY_PUBLIC_URL', 'https://outlay.acme.test')
})
afterEach(() => {
  void mailbox.close()
  vi.unstubAllEnvs()
})
afterAll(disconnectDatabase)

const newEmail = () => `${randomUUID()}@example.com`
const deliver = (owner: MemberCaller) => deliverMailOf(owner.organizationId)
const invited = async (owner: MemberCaller) => (await listMembers(owner))[1]
const makeDue = (owner: MemberCaller) =>
  inOrganizationSql(owner.organizationId, (tx) => tx.rows('UPDATE outgoing_mail SET next_attempt_at = now()'))
const tokenIn = (text = '') => /invitation=(\S+)/.exec(text)?.[1] ?? ''

it('mails the link, which lies nowhere in the outbox, and says how that went', async () => {
  const owner = await makeOrganization({ name: 'Acme & Sons' })
  const email = newEmail()
  const { invitation, isMailed } = await addMember(owner, { email, role: 'viewer' })
  expect(isMailed).toBe(true)
  expect(await invited(owner)).toMatchObject({
    invitation: { isExpired: false, mail: { status: 'pending' } },
  })
  const [row] = await inOrganizationSql(owner.organizationId, (tx) =>
    tx.rows('SELECT o.*, m.* FROM outgoing_mail o, member m WHERE m.invitation_id IS NOT NULL'),
  )
  expect(JSON.stringify(row)).not.toContain(invitation.split('.')[2])
  await deliver(owner)
  const [mail] = mailbox.mails
  expect(mail).toMatchObject({
    to: { text: email },
    subject: `${owner.email} invites you to Acme & Sons on Outlay`,
  })
  expect(mail?.text).toContain(`https://outlay.acme.test/join?invitation=${invitation}`)
  expect(mail?.html).toContain('Acme &amp; Sons')
  expect(await findInvitation(tokenIn(mail?.text))).toMatchObject({ email, role: 'viewer' })
  expect(await invited(owner)).toMatchObject({ invitation: { mail: { status: 'delivered' } } })
})

it('says why a mail failed, and a renewed one takes its place', async () => {
  const owner = await makeOrganization()
  await addMember(owner, { email: newEmail(), role: 'viewer' })
  mailbox.isFull = true
  await deliver(owner)
  expect(await invited(owner)).toMatchObject({
    invitation: { mail: { status: 'pending', answer: expect.stringContaining('the box is full') } },
  })
  mailbox.isFull = false
  const { invitation } = await renewInvitation(owner, (await invited(owner))?.userId ?? '')
  await makeDue(owner)
  await deliver(owner)
  expect(mailbox.mails.map(({ text }) => tokenIn(text))).toEqual([invitation])
  expect(await invited(owner)).toMatchObject({ invitation: { mail: { status: 'delivered' } } })
})

it('sends no link that has ended', async () => {
  const owner = await makeOrganization()
  await addMember(owner, { email: newEmail(), role: 'viewer' })
  await inOrganizationSql(owner.organizationId, (tx) =>
    tx.rows('UPDATE member SET invitation_expires_at = now() WHERE invitation_id IS NOT NULL'),
  )
  await deliver(owner)
  expect(await invited(owner)).toMatchObject({
    invitation: { isExpired: true, mail: { status: 'failed', answer: expect.stringContaining('ended') } },
  })
  await renewInvitation(owner, (await invited(owner))?.userId ?? '')
  await removeMember(owner, (await invited(owner))?.userId ?? '')
  await deliver(owner)
  expect(mailbox.mails).toHaveLength(0)
})

it('mails nobody endlessly, whoever invites them', async () => {
  const email = newEmail()
  const one = await makeOrganization()
  await addMember(one, { email, role: 'viewer' })
  const { userId } = (await invited(one)) ?? { userId: '' }
  for (let i = 1; i < INVITATION_MAIL_LIMITS.recipient.points; i++) await renewInvitation(one, userId)
  await expect(renewInvitation(one, userId)).rejects.toMatchObject({ code: 'rate_limited' })
  const other = await makeOrganization()
  await expect(addMember(other, { email: email.toUpperCase(), role: 'viewer' })).rejects.toMatchObject({
    code: 'rate_limited',
  })
  expect(await listMembers(other)).toHaveLength(1)
})

it('without a mail server there is a link to pass on, and no mail', async () => {
  vi.stubEnv('SMTP_URL', '')
  const owner = await makeOrganization()
  const { invitation, isMailed } = await addMember(owner, { email: newEmail(), role: 'viewer' })
  expect(isMailed).toBe(false)
  expect(await findInvitation(invitation)).not.toBeNull()
  expect(await invited(owner)).toMatchObject({ invitation: { mail: null } })
})
