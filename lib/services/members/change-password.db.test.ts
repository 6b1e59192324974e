import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { inOrganization } from '../../data/database'
import { makeOrganization } from '../../testing/make-organization'
import { givePassword, readAudit, TEST_PASSWORD } from '../../testing/members'
import { findSessionCaller } from '../sessions/find-session-caller'
import { signIn } from '../sessions/sign-in'
import { changePassword } from './change-password'

const password = 'another umbrella 43'
const open = (email: string, given: string) =>
  signIn({ email, password: given, ip: `2001:db8:${randomUUID().slice(0, 4)}::1`, userAgent: null })

async function signedIn() {
  const viewer = await makeOrganization({ role: 'viewer' })
  await givePassword(viewer)
  const session = await open(viewer.email, TEST_PASSWORD)
  return { session, caller: { ...viewer, sessionId: session.sessionId } }
}

it("changes one's own password and ends one's other sessions", async () => {
  const { caller, session } = await signedIn()
  const elsewhere = await open(caller.email, TEST_PASSWORD)
  const { session: ofAnother } = await signedIn()
  await changePassword(caller, { current: TEST_PASSWORD, password })
  expect(await findSessionCaller(session, null)).not.toBeNull()
  expect(await findSessionCaller(elsewhere, null)).toBeNull()
  expect(await findSessionCaller(ofAnother, null)).not.toBeNull()
  await expect(open(caller.email, TEST_PASSWORD)).rejects.toMatchObject({ code: 'unauthorized' })
  await open(caller.email, password)
  expect((await readAudit(caller.organizationId)).map(({ action }) => action)).toContain('password.change')
  const mails = await inOrganization(caller.organizationId, (tx) =>
    tx.outgoingMail.findMany({ where: { organizationId: caller.organizationId } }),
  )
  expect(mails).toMatchObject([
    {
      kind: 'password_changed',
      recipient: caller.email,
      content: { subject: 'Your Outlay password was changed' },
    },
  ])
})

it.each([
  [{ current: 'wrong', password }, 'current'],
  [{ current: TEST_PASSWORD, password: 'password1234' }, 'password'],
  [{ current: TEST_PASSWORD, password: 'short' }, 'password'],
  [{ password }, 'current'],
])('refuses %j at its field', async (input, path) => {
  const { caller } = await signedIn()
  await expect(changePassword(caller, input)).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: [{ path }] },
  })
  await open(caller.email, TEST_PASSWORD)
})

it('counts guesses', async () => {
  const { caller } = await signedIn()
  const guess = () =>
    changePassword(caller, { current: 'wrong', password }).catch((error: { code: string }) => error.code)
  for (let i = 0; i < 10; i++) expect(await guess()).toBe('invalid')
  expect(await guess()).toBe('rate_limited')
})
