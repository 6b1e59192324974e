import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeInvitationToken, readInvitationToken } from './invitation-token'
import { readSessionToken } from './read-session-token'

const secret = 'x'.repeat(40)
const userId = '2f6f2b8e-8f0e-4a55-9d0f-0f9d5a3a6f10'
const token = { sub: userId, sessionId: 's' }

beforeAll(() => {
  process.env.AUTH_SECRET = secret
})
afterAll(() => {
  delete process.env.AUTH_SECRET
})

it('reads what we signed', async () => {
  expect(await readSessionToken(await encode({ token, secret }))).toEqual({ userId, sessionId: 's' })
})

it.each([
  ['nothing', undefined],
  ['an empty one', ''],
  ['no token at all', 'a.b.c'],
  ['one signed with another secret', encode({ token, secret: 'y'.repeat(40) })],
  ['one that is too old', encode({ token, secret, maxAge: -60 })],
  ['one that names no session', encode({ token: { sub: userId }, secret })],
])('refuses %s', async (_, given) => {
  expect(await readSessionToken(await given)).toBeNull()
})

it('an invitation is no session, and a session no invitation', async () => {
  const invitation = { invitationId: userId, organizationId: 1 }
  const link = makeInvitationToken(invitation)
  expect(readInvitationToken(link)).toEqual(invitation)
  expect(readInvitationToken(link.replace('1.', '2.'))).toBeNull()
  expect(await readSessionToken(link)).toBeNull()
  const session = await encode({ token: { ...token, organizationId: 1 }, secret })
  expect(readInvitationToken(session)).toBeNull()
})
