import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { inSqlTransaction } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import type { ProvidedIdentity } from '../../domain/members/provided-identity'
import { captureLog } from '../../testing/captured-log'
import { makeOrganization } from '../../testing/make-organization'
import { givePassword, readAudit, TEST_PASSWORD } from '../../testing/members'
import { addMember } from '../members/add-member'
import { listMembers } from '../members/list-members'
import { removeMember } from '../members/remove-member'
import { listSignInWays, unlinkAccount } from '../members/sign-in-ways'
import { findSessionCaller } from './find-session-caller'
import { SIGN_IN_LIMITS } from './limit-sign-ins'
import { listSessions } from './list-sessions'
import { signIn } from './sign-in'
import { signInByProvider } from './sign-in-by-provider'

beforeEach(() => {
  process.env.AUTH_SECRET = 'x'.repeat(40)
  captureLog()
})

const freshAddress = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`

function account(email: string | null, more: Partial<ProvidedIdentity> = {}): ProvidedIdentity {
  return {
    provider: 'oidc',
    issuer: 'https://id.example.com',
    subject: randomUUID(),
    verifiedEmail: email,
    name: null,
    ...more,
  }
}

const attempt = (identity: ProvidedIdentity, ip = freshAddress()) =>
  signInByProvider({ identity, ip, userAgent: 'test' })

async function opened(identity: ProvidedIdentity): Promise<MemberCaller> {
  const answer = await attempt(identity)
  if (!('opened' in answer)) throw new Error(`refused: ${answer.refused}`)
  const caller = await findSessionCaller(answer.opened, null)
  if (!caller) throw new Error('the session opens nothing')
  return caller
}

const actions = async (organizationId: number) =>
  (await readAudit(organizationId)).map(({ action }) => action)

describe('signing in by a provider', () => {
  it('opens a session for the member whose address it vouches for, and says so in the audit log', async () => {
    const member = await makeOrganization({ role: 'viewer' })
    await givePassword(member)
    const caller = await opened(account(member.email))
    expect(caller).toMatchObject({ userId: member.userId, organizationId: member.organizationId })
    expect(await actions(member.organizationId)).toEqual(['account.link', 'session.create'])
    const [session] = await listSessions(caller)
    expect(session).toMatchObject({ isCurrent: true, provider: 'single sign-on' })
  })

  it('is how an invited person may accept: they are invited no more, and are called what the provider calls them', async () => {
    const owner = await makeOrganization()
    const email = `Invited-${randomUUID()}@example.com`
    await addMember(owner, { email, role: 'member' })
    await opened(account(email.toLowerCase(), { name: 'Grace' }))
    const members = await listMembers(owner)
    expect(members.find((one) => one.email === email)).toMatchObject({ name: 'Grace', invitation: null })
    expect(await actions(owner.organizationId)).toEqual(['member.add', 'member.join', 'session.create'])
  })

  it('knows a linked account by its subject, whatever became of its address', async () => {
    const [one, other] = [await makeOrganization(), await makeOrganization()]
    const identity = account(one.email)
    await opened(identity)
    const later = { ...identity, verifiedEmail: other.email }
    expect(await opened(later)).toMatchObject({ userId: one.userId })
    expect(await opened({ ...identity, verifiedEmail: null })).toMatchObject({ userId: one.userId })
  })

  it('does not give an account to whoever got its address at the provider later', async () => {
    const member = await makeOrganization()
    await opened(account(member.email))
    expect(await attempt(account(member.email))).toEqual({ refused: 'linked_otherwise' })
    // Another issuer is another account of the same person.
    await opened(account(member.email, { issuer: 'https://github.com', provider: 'github' }))
  })

  it('ends a password that was chosen before anybody showed that the address is theirs, and no other', async () => {
    const [passedOn, proven] = [await makeOrganization(), await makeOrganization()]
    await givePassword(passedOn, false)
    await givePassword(proven)
    const byPassword = ({ email }: MemberCaller) =>
      signIn({ email, password: TEST_PASSWORD, ip: freshAddress(), userAgent: null })
    const before = await byPassword(passedOn)
    await opened(account(passedOn.email))
    await opened(account(proven.email))
    expect(await findSessionCaller(before, null)).toBeNull()
    await expect(byPassword(passedOn)).rejects.toMatchObject({ code: 'unauthorized' })
    await byPassword(proven)
  })

  it('takes the same subject of another issuer for somebody else', async () => {
    const identity = account((await makeOrganization()).email)
    await opened(identity)
    const elsewhere = { ...identity, issuer: 'https://other.example.com', verifiedEmail: null }
    expect(await attempt(elsewhere)).toEqual({ refused: 'unverified' })
  })

  it('opens nothing for an address that is not verified, and links nothing', async () => {
    const member = await makeOrganization()
    await givePassword(member)
    expect(await attempt(account(null))).toEqual({ refused: 'unverified' })
    expect((await listSignInWays(member)).accounts).toEqual([])
  })

  it('says the same to a stranger and to a former member', async () => {
    const owner = await makeOrganization()
    const email = `${randomUUID()}@example.com`
    await addMember(owner, { email, role: 'member' })
    const identity = account(email)
    const { userId } = await opened(identity)
    await removeMember(owner, userId)
    expect(await attempt(identity)).toEqual({ refused: 'not_invited' })
    expect(await attempt(account(email))).toEqual({ refused: 'not_invited' })
    expect(await attempt(account(`${randomUUID()}@example.com`))).toEqual({ refused: 'not_invited' })
  })

  it('links once where two tabs come back at the same time', async () => {
    const member = await makeOrganization()
    const identity = account(member.email)
    await Promise.all([opened(identity), opened(identity), opened(identity)])
    expect((await listSignInWays(member)).accounts).toHaveLength(1)
    const log = await actions(member.organizationId)
    expect(log.filter((action) => action === 'account.link')).toHaveLength(1)
  })

  it('counts refusals from an address together with wrong passwords', async () => {
    const ip = freshAddress()
    const member = await makeOrganization()
    for (let i = 0; i < SIGN_IN_LIMITS.address.points; i++) await attempt(account(null), ip)
    expect(await attempt(account(member.email), ip)).toEqual({ refused: 'too_many' })
    await givePassword(member)
    const password = signIn({ email: member.email, password: TEST_PASSWORD, ip, userAgent: null })
    await expect(password).rejects.toMatchObject({ code: 'rate_limited' })
  })
})

describe('unlinking', () => {
  it('ends the sessions that the account opened, but the one that does it', async () => {
    const member = await makeOrganization({ role: 'viewer' })
    await givePassword(member)
    const identity = account(member.email)
    const [here, elsewhere] = [await opened(identity), await opened(identity)]
    const byPassword = await signIn({
      email: member.email,
      password: TEST_PASSWORD,
      ip: freshAddress(),
      userAgent: null,
    })
    const [linked] = (await listSignInWays(here)).accounts
    await unlinkAccount(here, linked?.id ?? '')
    expect(await findSessionCaller(here, null)).not.toBeNull()
    expect(await findSessionCaller(byPassword, null)).not.toBeNull()
    expect(await findSessionCaller(elsewhere, null)).toBeNull()
    expect(await actions(member.organizationId)).toContain('account.unlink')
  })

  it('keeps the last way to sign in, also where two are unlinked at once', async () => {
    const member = await makeOrganization()
    const here = await opened(account(member.email))
    await opened(account(member.email, { issuer: 'https://github.com', provider: 'github' }))
    const { accounts } = await listSignInWays(here)
    const answers = await Promise.allSettled(accounts.map(({ id }) => unlinkAccount(here, id)))
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [left] = (await listSignInWays(here)).accounts
    await expect(unlinkAccount(here, left?.id ?? '')).rejects.toMatchObject({ code: 'conflict' })
  })

  it("does not find another person's account", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()]
    await givePassword(theirs)
    const [linked] = (await listSignInWays(await opened(account(theirs.email)))).accounts
    await expect(unlinkAccount(mine, linked?.id ?? '')).rejects.toMatchObject({ code: 'not_found' })
    expect((await listSignInWays(theirs)).accounts).toHaveLength(1)
  })

  it('goes with the person', async () => {
    const member = await makeOrganization()
    await opened(account(member.email))
    await inSqlTransaction({ organizationId: member.organizationId }, async (tx) => {
      await tx.rows('DELETE FROM member WHERE user_id = $1', [member.userId])
      await tx.rows('DELETE FROM user_account WHERE id = $1', [member.userId])
    })
    expect((await listSignInWays(member)).accounts).toEqual([])
  })
})
