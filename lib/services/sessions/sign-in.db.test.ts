import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { captureLog } from '../../testing/captured-log'
import { makeOrganization } from '../../testing/make-organization'
import { givePassword, readAudit, TEST_PASSWORD } from '../../testing/members'
import { findSessionCaller } from './find-session-caller'
import { SIGN_IN_LIMITS } from './limit-sign-ins'
import { signIn } from './sign-in'

// Each test asks from a network of its own: the limit of one is not another's.
const freshAddress = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`
const attempt = (email: string, password: string, ip = freshAddress()) =>
  signIn({ email, password, ip, userAgent: 'test' })
const refusal = (signingIn: Promise<unknown>) =>
  signingIn.then(
    () => null,
    (error: unknown) => error,
  )

// Attempts on accounts that are not there are only logged.
beforeEach(() => {
  captureLog()
})

describe('signing in', () => {
  it('opens a session for the right password, whatever the case of the address', async () => {
    const owner = await makeOrganization()
    await givePassword(owner)
    const opened = await attempt(`  ${owner.email.toUpperCase()} `, TEST_PASSWORD)
    const caller = await findSessionCaller(opened, '192.0.2.1')
    expect(caller).toMatchObject({
      userId: owner.userId,
      organizationId: owner.organizationId,
      role: 'owner',
    })
    expect(await readAudit(owner.organizationId)).toMatchObject([
      { action: 'session.create', actor_label: owner.email },
    ])
  })

  it('makes a new session each time', async () => {
    const owner = await makeOrganization()
    await givePassword(owner)
    const one = await attempt(owner.email, TEST_PASSWORD)
    const two = await attempt(owner.email, TEST_PASSWORD)
    expect(one.sessionId).not.toBe(two.sessionId)
  })

  it('says the same of a wrong password, an unknown account and an account without a password', async () => {
    const owner = await makeOrganization()
    await givePassword(owner)
    const invited = await makeOrganization()
    const answers = await Promise.all([
      refusal(attempt(owner.email, 'wrong wrong wrong')),
      refusal(attempt(`${randomUUID()}@example.com`, TEST_PASSWORD)),
      refusal(attempt(invited.email, TEST_PASSWORD)),
      refusal(attempt(invited.email, '')),
    ])
    for (const answer of answers) expect(answer).toMatchObject({ code: 'unauthorized' })
    expect(new Set(answers.map(String)).size).toBe(1)
  })

  it('notes a refusal in the audit log, without what was typed', async () => {
    const owner = await makeOrganization()
    await givePassword(owner)
    await refusal(attempt(owner.email, 'secret that was typed', '192.0.2.7'))
    await vi.waitFor(async () => expect(await readAudit(owner.organizationId)).toHaveLength(1), {
      timeout: 20_000,
    })
    const [entry] = await readAudit(owner.organizationId)
    expect(entry).toMatchObject({ action: 'session.refuse', actor_label: 'not signed in', ip: '192.0.2.7' })
    expect(JSON.stringify(entry)).not.toContain('secret that was typed')
  })
})

describe('limits', () => {
  it('closes an account after ten attempts from anywhere, to the right password too', async () => {
    const owner = await makeOrganization()
    await givePassword(owner)
    const { points } = SIGN_IN_LIMITS.account
    // Side by side: none slips through while another is counted.
    const wrong = await Promise.all(
      Array.from({ length: points + 5 }, () => refusal(attempt(owner.email, 'wrong wrong wrong'))),
    )
    const codes = wrong.map((error) => (error as { code: string }).code)
    expect(codes.filter((code) => code === 'unauthorized')).toHaveLength(points)
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(5)
    const right = await refusal(attempt(owner.email, TEST_PASSWORD))
    expect(right).toMatchObject({ code: 'rate_limited' })
    expect((right as { details: { retryAfterSeconds: number } }).details.retryAfterSeconds).toBeGreaterThan(
      800,
    )
  })

  it('closes an account that is not there just the same', async () => {
    const email = `${randomUUID()}@example.com`
    const { points } = SIGN_IN_LIMITS.account
    for (let i = 0; i < points; i++) await refusal(attempt(email, 'wrong'))
    expect(await refusal(attempt(email, 'wrong'))).toMatchObject({ code: 'rate_limited' })
  })

  it('forgives an account what came before the right password', async () => {
    const owner = await makeOrganization()
    await givePassword(owner)
    const { points } = SIGN_IN_LIMITS.account
    for (let i = 0; i < points - 1; i++) await refusal(attempt(owner.email, 'wrong'))
    await attempt(owner.email, TEST_PASSWORD)
    expect(await refusal(attempt(owner.email, 'wrong'))).toMatchObject({ code: 'unauthorized' })
  })

  it('closes a network after many accounts, one IPv6 customer being one network', async () => {
    const [a, b] = [randomUUID().slice(0, 4), randomUUID().slice(0, 4)]
    const { points } = SIGN_IN_LIMITS.address
    const answers = await Promise.all(
      Array.from({ length: points + 1 }, (_, i) =>
        refusal(attempt(`${randomUUID()}@example.com`, 'wrong', `2001:db8:${a}:${b}::${i.toString(16)}`)),
      ),
    )
    const limited = answers.filter((error) => (error as { code: string }).code === 'rate_limited')
    expect(limited).toHaveLength(1)
    expect(
      await refusal(attempt(`${randomUUID()}@example.com`, 'wrong', `2001:db8:${a}:${b}:1:2:3:4`)),
    ).toMatchObject({ code: 'rate_limited' })
    expect(await refusal(attempt(`${randomUUID()}@example.com`, 'wrong'))).toMatchObject({
      code: 'unauthorized',
    })
  })

  it('does not count who signs in often', async () => {
    const owner = await makeOrganization()
    await givePassword(owner)
    const ip = freshAddress()
    for (let i = 0; i < SIGN_IN_LIMITS.account.points + 2; i++) await attempt(owner.email, TEST_PASSWORD, ip)
    const wrong = await refusal(attempt(owner.email, 'wrong', ip))
    expect(wrong).toMatchObject({ code: 'unauthorized' })
  })
})
