import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeInvitationToken } from '../../auth/invitation-token'
import { inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { ROLES, type Role } from '../../domain/members/roles'
import { makeOrganization } from '../../testing/make-organization'
import { addMember as addTestMember, givePassword, readAudit, TEST_PASSWORD } from '../../testing/members'
import { listOwnOrganizations } from '../organizations/own-organizations'
import { findSessionCaller } from '../sessions/find-session-caller'
import { SIGN_IN_LIMITS } from '../sessions/limit-sign-ins'
import { signIn } from '../sessions/sign-in'
import { acceptInvitation, findInvitation } from './accept-invitation'
import { addMember } from './add-member'
import { changeRole } from './change-role'
import { listMembers } from './list-members'
import { removeMember } from './remove-member'
import { renewInvitation } from './renew-invitation'

beforeAll(() => {
  process.env.AUTH_SECRET = 'x'.repeat(40)
})

const newEmail = () => `${randomUUID()}@example.com`
const context = { ip: null }
const openSession = (email: string, password: string) =>
  signIn({ email, password, ip: `2001:db8:${randomUUID().slice(0, 4)}::1`, userAgent: null })
const alterInvitations = (owner: MemberCaller, expiresAt: string) =>
  inOrganizationSql(owner.organizationId, (tx) =>
    tx.rows(`UPDATE member SET invitation_expires_at = ${expiresAt} WHERE invitation_id IS NOT NULL`),
  )
const rolesOf = async (caller: MemberCaller) =>
  Object.fromEntries((await listMembers(caller)).map(({ userId, role }) => [userId, role]))

describe('an invitation', () => {
  it('lets its person choose a password, once, and sign in with the role given', async () => {
    const owner = await makeOrganization()
    const email = newEmail()
    const { invitation } = await addMember(owner, { email, role: 'member' })
    const token = invitation
    expect(await findInvitation(token)).toMatchObject({ email })
    await expect(acceptInvitation({ token, name: 'Bo', password: 'short' }, context)).rejects.toMatchObject({
      details: { fields: [{ path: 'password' }] },
    })
    const password = 'granite umbrella 42'
    expect(await acceptInvitation({ token, name: 'Bo', password }, context)).toEqual({
      email,
      organizationId: owner.organizationId,
    })
    const session = await openSession(email, password)
    expect(await findSessionCaller(session, null)).toMatchObject({
      organizationId: owner.organizationId,
      role: 'member',
      name: 'Bo',
    })
    expect(await findInvitation(token)).toBeNull()
    const again = { token, name: 'Eve', password: 'another umbrella 43' }
    await expect(acceptInvitation(again, context)).rejects.toMatchObject({ code: 'not_found' })
    expect((await readAudit(owner.organizationId)).map(({ action }) => action)).toEqual([
      'member.add',
      'member.join',
      'session.create',
    ])
  })

  it('side by side, is used once', async () => {
    const owner = await makeOrganization()
    const { invitation } = await addMember(owner, { email: newEmail(), role: 'viewer' })
    const input = { token: invitation, name: '', password: 'granite umbrella 42' }
    const uses = await Promise.allSettled([1, 2, 3].map(() => acceptInvitation(input, context)))
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('ends with the membership', async () => {
    const owner = await makeOrganization()
    const { invitation } = await addMember(owner, { email: newEmail(), role: 'viewer' })
    const [, invited] = await listMembers(owner)
    await removeMember(owner, invited?.userId ?? '')
    expect(await findInvitation(invitation)).toBeNull()
  })

  it('is none that somebody made up, nor of another server', async () => {
    const owner = await makeOrganization()
    const { invitation } = await addMember(owner, { email: newEmail(), role: 'viewer' })
    const { organizationId } = owner
    expect(await findInvitation('made up')).toBeNull()
    expect(
      await findInvitation(makeInvitationToken({ organizationId, invitationId: randomUUID() })),
    ).toBeNull()
    const stranger = await makeOrganization()
    const invitationId = invitation.split('.')[1] ?? ''
    expect(
      await findInvitation(makeInvitationToken({ organizationId: stranger.organizationId, invitationId })),
    ).toBeNull()
    process.env.AUTH_SECRET = 'y'.repeat(40)
    const forged = makeInvitationToken({ organizationId, invitationId })
    process.env.AUTH_SECRET = 'x'.repeat(40)
    expect(await findInvitation(forged)).toBeNull()
    expect(await findInvitation(invitation)).not.toBeNull()
  })

  it('ends after seven days', async () => {
    const owner = await makeOrganization()
    const { invitation } = await addMember(owner, { email: newEmail(), role: 'viewer' })
    await alterInvitations(owner, `now() + interval '1 minute'`)
    expect(await findInvitation(invitation)).not.toBeNull()
    await alterInvitations(owner, 'now()')
    expect(await findInvitation(invitation)).toBeNull()
    const input = { token: invitation, name: '', password: 'granite umbrella 42' }
    await expect(acceptInvitation(input, context)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listMembers(owner))[1]?.invitation).toMatchObject({ isExpired: true })
  })

  it('can be made anew until it is used, and the old one ends', async () => {
    const owner = await makeOrganization()
    const { invitation: old } = await addMember(owner, { email: newEmail(), role: 'viewer' })
    const [, invited] = await listMembers(owner)
    const { invitation } = await renewInvitation(owner, invited?.userId ?? '')
    expect(await findInvitation(old)).toBeNull()
    const input = { token: invitation, name: '', password: 'granite umbrella 42' }
    await acceptInvitation(input, context)
    await expect(renewInvitation(owner, invited?.userId ?? '')).rejects.toMatchObject({ code: 'conflict' })
    expect((await listMembers(owner))[1]?.invitation).toBeNull()
  })

  it('of somebody with an account is accepted by its password, and gives nothing before', async () => {
    const elsewhere = await makeOrganization({ role: 'viewer' })
    await givePassword(elsewhere)
    const owner = await makeOrganization()
    const stranger = await addMember(owner, { email: newEmail(), role: 'member' })
    const known = await addMember(owner, { email: elsewhere.email, role: 'admin' })
    // Whoever invites does not learn who has an account.
    expect(Object.keys(known)).toEqual(Object.keys(stranger))
    expect((await listMembers(owner)).map(({ name }) => name)).toEqual([null, null, null])
    const session = await openSession(elsewhere.email, TEST_PASSWORD)
    const there = { id: owner.organizationId, isNamed: true }
    expect(await findSessionCaller(session, null, there)).toBeNull()
    expect((await listOwnOrganizations(elsewhere)).organizations).toHaveLength(1)
    const token = known.invitation
    expect(await findInvitation(token)).toMatchObject({ hasPassword: true })
    const wrong = acceptInvitation({ token, password: 'another umbrella 43' }, context)
    await expect(wrong).rejects.toMatchObject({ details: { fields: [{ path: 'password' }] } })
    await acceptInvitation({ token, password: TEST_PASSWORD }, context)
    const ofElsewhere = { organizationId: elsewhere.organizationId, role: 'viewer' }
    expect(await findSessionCaller(session, null)).toMatchObject(ofElsewhere)
    expect(await findSessionCaller(session, null, there)).toMatchObject({
      organizationId: owner.organizationId,
      role: 'admin',
    })
    const own = (await listOwnOrganizations(elsewhere)).organizations.map(({ id }) => id)
    expect(own).toEqual([elsewhere.organizationId, owner.organizationId])
    await removeMember(owner, elsewhere.userId)
    expect(await findSessionCaller(session, null, there)).toBeNull()
    expect(await findSessionCaller(session, null)).toMatchObject(ofElsewhere)
  })

  it('of somebody with an account is accepted by who is signed in to it, and by nobody else who is', async () => {
    const [elsewhere, other, owner] = [
      await makeOrganization(),
      await makeOrganization(),
      await makeOrganization(),
    ]
    await givePassword(elsewhere)
    const { invitation: token } = await addMember(owner, { email: elsewhere.email, role: 'viewer' })
    const byOther = acceptInvitation({ token }, { ip: null, signedInAs: other.userId })
    await expect(byOther).rejects.toMatchObject({ details: { fields: [{ path: 'password' }] } })
    await acceptInvitation({ token }, { ip: null, signedInAs: elsewhere.userId })
    const member = (await listMembers(owner)).find(({ userId }) => userId === elsewhere.userId)
    expect(member).toMatchObject({ role: 'viewer', invitation: null })
  })

  it('is no place to guess the password of an account', async () => {
    const elsewhere = await makeOrganization()
    await givePassword(elsewhere)
    const owner = await makeOrganization()
    const { invitation: token } = await addMember(owner, { email: elsewhere.email, role: 'viewer' })
    const ip = `2001:db8:${randomUUID().slice(0, 4)}::1`
    const guess = () =>
      acceptInvitation({ token, password: 'wrong' }, { ip }).catch((error: { code: string }) => error.code)
    for (let i = 0; i < SIGN_IN_LIMITS.account.points; i++) expect(await guess()).toBe('invalid')
    expect(await guess()).toBe('rate_limited')
  })

  it('is not sent twice to one person, whatever the case of the address', async () => {
    const owner = await makeOrganization()
    const email = newEmail()
    await addMember(owner, { email, role: 'viewer' })
    await expect(addMember(owner, { email: email.toUpperCase(), role: 'admin' })).rejects.toMatchObject({
      code: 'conflict',
      details: { fields: [{ path: 'email' }] },
    })
  })
})

describe('roles', () => {
  it.each(ROLES.flatMap((own) => ROLES.map((other) => [own, other] as const)))(
    '%s and the role %s: given, taken and ended only at or below their own, from admin on',
    async (own, other) => {
      const owner = await makeOrganization()
      const caller = await addTestMember(owner, own)
      const target = await addTestMember(owner, other)
      const may = ['admin', 'owner'].includes(own) && ROLES.indexOf(own) >= ROLES.indexOf(other)
      const outcome = (doing: Promise<unknown>) =>
        doing.then(
          () => 'done',
          ({ code }: { code: string }) => code,
        )
      const expected = may ? 'done' : 'forbidden'
      expect(await outcome(addMember(caller, { email: newEmail(), role: other }))).toBe(expected)
      expect(await outcome(changeRole(caller, { userId: target.userId, role: 'viewer' }))).toBe(expected)
      expect(await outcome(removeMember(caller, target.userId))).toBe(expected)
    },
  )

  it.each(['viewer', 'member', 'admin'] as const)('a %s does not promote themselves', async (role: Role) => {
    const owner = await makeOrganization()
    const caller = await addTestMember(owner, role)
    await expect(changeRole(caller, { userId: caller.userId, role: 'owner' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await rolesOf(owner))[caller.userId]).toBe(role)
  })

  it('keep one owner, also where two would remove each other at once', async () => {
    const owner = await makeOrganization()
    await expect(removeMember(owner, owner.userId)).rejects.toMatchObject({ code: 'conflict' })
    // Who has not accepted yet is none.
    await addMember(owner, { email: newEmail(), role: 'owner' })
    await expect(changeRole(owner, { userId: owner.userId, role: 'admin' })).rejects.toMatchObject({
      code: 'conflict',
    })
    const second = await addTestMember(owner, 'owner')
    const both = await Promise.allSettled([
      removeMember(owner, second.userId),
      removeMember(second, owner.userId),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(Object.values(await rolesOf(owner))).toEqual(['owner', 'owner'])
  })
})

it("another organization's members are neither seen nor touched", async () => {
  const owner = await makeOrganization()
  const target = await addTestMember(owner, 'viewer')
  const stranger = await makeOrganization()
  expect(Object.keys(await rolesOf(stranger))).toEqual([stranger.userId])
  for (const attempt of [
    () => changeRole(stranger, { userId: target.userId, role: 'owner' }),
    () => removeMember(stranger, target.userId),
    () => renewInvitation(stranger, target.userId),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  }
  expect((await rolesOf(owner))[target.userId]).toBe('viewer')
})
