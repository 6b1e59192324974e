import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makePasswordResetToken } from '../../auth/password-reset-token'
import { disconnectDatabase, inOrganizationSql, inSqlTransaction } from '../../data/database'
import { captureLog } from '../../testing/captured-log'
import { type Mailbox, openMailbox } from '../../testing/mailbox'
import { makeOrganization } from '../../testing/make-organization'
import { givePassword, readAudit, TEST_PASSWORD } from '../../testing/members'
import { deliverMailOf } from '../mail/deliver-mail'
import { findSessionCaller } from '../sessions/find-session-caller'
import { signIn } from '../sessions/sign-in'
import { signInByProvider } from '../sessions/sign-in-by-provider'
import { addMember } from './add-member'
import { askPasswordReset, RESET_LIMITS } from './ask-password-reset'
import { changePassword } from './change-password'
import { makeResetLink } from './make-reset-link'
import { findReset, resetPassword } from './reset-password'

let mailbox: Mailbox

beforeEach(async () => {
  captureLog()
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

const NEW_PASSWORD = 'seven quiet lanterns'
const freshAddress = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`
const ask = async (email: string, ip = freshAddress()) => (await askPasswordReset({ email }, { ip })).queued
const choose = (token: string, password = NEW_PASSWORD) =>
  resetPassword({ token, password }, { ip: '192.0.2.7', now: new Date('2026-11-26T12:00:00Z') })
const tokenIn = (text = '') => /reset=(\S+)/.exec(text)?.[1] ?? ''

async function person() {
  const member = await makeOrganization()
  await givePassword(member)
  return member
}

async function linkFor(member: { email: string; organizationId: number }): Promise<string> {
  await ask(member.email)
  await deliverMailOf(member.organizationId)
  return tokenIn(mailbox.mails.at(-1)?.text)
}

it('mails a link that gives another password once, ends every session, and tells of it', async () => {
  const member = await person()
  const old = { email: member.email, password: TEST_PASSWORD, ip: freshAddress(), userAgent: null }
  const session = await signIn(old)
  const token = await linkFor({ ...member, email: member.email.toUpperCase() })
  expect(mailbox.mails[0]).toMatchObject({ to: { text: member.email } })
  expect(mailbox.mails[0]?.text).toContain('https://outlay.acme.test/reset-password?reset=')
  const [waiting] = await inOrganizationSql(member.organizationId, (tx) =>
    tx.rows('SELECT o.*, r.* FROM outgoing_mail o, password_reset r WHERE r.user_id = $1', [member.userId]),
  )
  expect(JSON.stringify(waiting)).not.toContain(token.split('.')[1])

  expect(await choose(token)).toEqual({ email: member.email })
  expect(await findSessionCaller(session, null)).toBeNull()
  await expect(signIn(old)).rejects.toMatchObject({ code: 'unauthorized' })
  expect(await signIn({ ...old, password: NEW_PASSWORD })).toMatchObject({ userId: member.userId })
  const audit = await readAudit(member.organizationId)
  expect(audit.find(({ action }) => action === 'password.reset')).toMatchObject({ actor_label: member.email })
  await deliverMailOf(member.organizationId)
  expect(mailbox.mails[1]?.text).toContain('The password of your account was changed at')
  await expect(choose(token, 'another umbrella 43')).rejects.toMatchObject({ code: 'not_found' })
})

it('is used once, also by two at the same moment', async () => {
  const token = await linkFor(await person())
  const tries = await Promise.allSettled([choose(token), choose(token, 'another umbrella 43')])
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('ends with the hour, and with the next one that is asked for', async () => {
  const member = await person()
  const first = await linkFor(member)
  const second = await linkFor(member)
  expect(await findReset(first)).toBeNull()
  expect(await findReset(second)).toMatchObject({ email: member.email })
  await inSqlTransaction({ nothing: true }, (tx) =>
    tx.rows('UPDATE password_reset SET expires_at = now() WHERE user_id = $1', [member.userId]),
  )
  expect(await findReset(second)).toBeNull()
  await expect(choose(second)).rejects.toMatchObject({ code: 'not_found' })
})

it('ends with a change of the password in Settings, and where a provider ends it', async () => {
  const [changed, linked] = [await person(), await makeOrganization()]
  const token = await linkFor(changed)
  const session = await signIn({
    email: changed.email,
    password: TEST_PASSWORD,
    ip: freshAddress(),
    userAgent: null,
  })
  await changePassword(
    { ...changed, sessionId: session.sessionId },
    { current: TEST_PASSWORD, password: NEW_PASSWORD },
  )
  expect(await findReset(token)).toBeNull()
  await givePassword(linked, false)
  const other = await linkFor(linked)
  const identity = { provider: 'oidc', issuer: 'https://id.example.com', subject: randomUUID() } as const
  await signInByProvider({
    identity: { ...identity, verifiedEmail: linked.email, name: null },
    ip: freshAddress(),
    userAgent: null,
  })
  expect(await findReset(other)).toBeNull()
})

it('is not opened by a link that nobody was sent, and refuses a password that is guessed', async () => {
  const member = await person()
  const token = await linkFor(member)
  for (const wrong of [
    `${token}x`,
    `${randomUUID()}.${token.split('.')[1]}`,
    token.split('.')[0] ?? '',
    '',
    'a.b.c',
  ])
    expect(await findReset(wrong), wrong).toBeNull()
  expect(await findReset(makePasswordResetToken(randomUUID()))).toBeNull()
  await expect(choose(token, 'password1234')).rejects.toMatchObject({
    details: { fields: [{ path: 'password' }] },
  })
  expect(await findReset(token)).not.toBeNull()
})

it('answers the same to whoever has no account, or is only invited, and mails nothing', async () => {
  const owner = await makeOrganization()
  const invited = `${randomUUID()}@example.com`
  await addMember(owner, { email: invited, role: 'viewer' })
  await deliverMailOf(owner.organizationId)
  const before = mailbox.mails.length
  await ask(invited)
  await ask(`${randomUUID()}@example.com`)
  await deliverMailOf(owner.organizationId)
  expect(mailbox.mails).toHaveLength(before)
})

it('mails an address, and answers a network, only so often', async () => {
  const email = `${randomUUID()}@example.com`
  for (let i = 0; i < RESET_LIMITS.account.points; i++) await ask(email)
  await expect(ask(email)).rejects.toMatchObject({ code: 'rate_limited' })
  const ip = freshAddress()
  for (let i = 0; i < RESET_LIMITS.address.points; i++) await ask(`${randomUUID()}@example.com`, ip)
  await expect(ask(`${randomUUID()}@example.com`, ip)).rejects.toMatchObject({ code: 'rate_limited' })
})

it('is made by the operator too, and noted', async () => {
  const member = await person()
  const link = await makeResetLink(` ${member.email.toUpperCase()}`)
  expect(link).toMatch(/^https:\/\/outlay\.acme\.test\/reset-password\?reset=/)
  expect(await choose(tokenIn(link ?? ''))).toEqual({ email: member.email })
  const actors = (await readAudit(member.organizationId)).map(({ action, actor_label }) => [
    action,
    actor_label,
  ])
  expect(actors).toEqual([
    ['password.link', 'the operator'],
    ['password.reset', member.email],
  ])
  expect(await makeResetLink('nobody@example.com')).toBeNull()
})

it('says so where no mail can be sent', async () => {
  vi.stubEnv('SMTP_URL', '')
  await expect(ask('ann@example.com')).rejects.toMatchObject({ code: 'conflict' })
})
