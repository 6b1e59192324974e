import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { inOrganization } from '../../data/database'
import { insertMember } from '../../data/members/insert-member'
import { acceptMembership } from '../../data/members/open-invitation'
import type { MemberCaller } from '../../domain/members/caller'
import { ROLES } from '../../domain/members/roles'
import { captureLog } from '../../testing/captured-log'
import { makeOrganization } from '../../testing/make-organization'
import { givePassword, readAudit, TEST_PASSWORD } from '../../testing/members'
import { findSessionCaller } from '../sessions/find-session-caller'
import { signIn } from '../sessions/sign-in'
import { deleteOrganization } from './delete-organization'
import { listOwnOrganizations } from './own-organizations'
import { mayStartOrganization, startFurtherOrganization } from './start-further-organization'

beforeEach(() => {
  captureLog()
  vi.unstubAllEnvs()
})

/** A person who joined one organization, and then another. */
async function inTwo() {
  const [first, second] = [await makeOrganization({ role: 'viewer' }), await makeOrganization()]
  await givePassword(first)
  const joining = { email: first.email, role: 'admin' }
  await inOrganization(second.organizationId, async (tx) => {
    await insertMember(tx, second.organizationId, joining)
    await acceptMembership(tx, second.organizationId, joining)
  })
  const ip = `2001:db8:${randomUUID().slice(0, 4)}::1`
  const session = await signIn({ email: first.email, password: TEST_PASSWORD, ip, userAgent: null })
  return { first, second, session }
}

const input = { name: 'Further', timeZone: 'Europe/Berlin' }

describe('a person in two organizations', () => {
  it('is in the one that is named, with the role there', async () => {
    const { first, second, session } = await inTwo()
    for (const [one, role] of [
      [first, 'viewer'],
      [second, 'admin'],
    ] as const) {
      const named = { id: one.organizationId, isNamed: true }
      expect(await findSessionCaller(session, null, named)).toMatchObject({
        organizationId: one.organizationId,
        organizationName: one.organizationName,
        role,
      })
    }
  })

  it('is in the one that was used last, and else in the one that they joined first', async () => {
    const { first, second, session } = await inTwo()
    const last = { id: second.organizationId, isNamed: false }
    expect(await findSessionCaller(session, null, last)).toMatchObject({ role: 'admin' })
    expect(await findSessionCaller(session, null)).toMatchObject({ organizationId: first.organizationId })
  })

  it('is nobody in a third that is named, and where they are if it was only remembered', async () => {
    const { first, session } = await inTwo()
    const { organizationId: id } = await makeOrganization()
    expect(await findSessionCaller(session, null, { id, isNamed: true })).toBeNull()
    expect(await findSessionCaller(session, null, { id, isNamed: false })).toMatchObject({
      organizationId: first.organizationId,
    })
  })

  it('sees the names of both, and of no other', async () => {
    const { first, second } = await inTwo()
    await makeOrganization()
    const { organizations, isOneOfSeveral } = await listOwnOrganizations(first)
    expect(organizations).toEqual([
      { id: first.organizationId, name: first.organizationName },
      { id: second.organizationId, name: second.organizationName },
    ])
    expect(isOneOfSeveral).toBe(true)
  })

  it('does not see one that is deleted', async () => {
    const { first, second } = await inTwo()
    await deleteOrganization(second, { confirm: second.organizationName })
    const { organizations } = await listOwnOrganizations(first)
    expect(organizations.map(({ id }) => id)).toEqual([first.organizationId])
  })
})

describe('starting a further organization', () => {
  it('makes the caller its owner, and is in its audit log', async () => {
    const owner = await makeOrganization()
    const id = await startFurtherOrganization(owner, input)
    const { organizations } = await listOwnOrganizations(owner)
    expect(organizations.at(-1)).toEqual({ id, name: 'Further' })
    const after = { name: 'Further', time_zone: 'Europe/Berlin' }
    expect(await readAudit(id)).toMatchObject([
      { action: 'organization.create', actor_label: owner.email, after },
    ])
  })

  it.each(ROLES)('as the server allows it to a %s', async (role) => {
    const caller: MemberCaller = await makeOrganization({ role })
    const allowed: Record<string, boolean> = {}
    for (const setting of ['', 'members', 'nobody']) {
      vi.stubEnv('OUTLAY_NEW_ORGANIZATIONS', setting)
      allowed[setting] = await mayStartOrganization(caller)
      if (!allowed[setting])
        await expect(startFurtherOrganization(caller, input)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(allowed).toEqual({ '': role === 'owner', members: true, nobody: false })
  })

  it.each([
    [{ ...input, name: ' ' }, 'name'],
    [{ ...input, timeZone: 'Mars/Olympus' }, 'timeZone'],
  ])('refuses %j at its field', async (wrong, path) => {
    await expect(startFurtherOrganization(await makeOrganization(), wrong)).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: [{ path }] },
    })
  })
})
