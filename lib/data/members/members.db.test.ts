import { expect, it } from 'vitest'
import { makeOrganization } from '../../testing/make-organization'
import { inOrganization } from '../database'
import { deleteMember } from './delete-member'
import { findMembers } from './find-members'
import { findMembershipsOfUser } from './find-memberships-of-user'
import { findUserByEmail } from './find-user-by-email'
import { insertMember } from './insert-member'
import { updateMemberRole } from './update-member-role'

it("inside one organization, another's members are not there, whatever organization is asked for", async () => {
  const { organizationId: ours } = await makeOrganization()
  const { organizationId: theirs, userId } = await makeOrganization({ role: 'viewer' })

  expect(await inOrganization(ours, (tx) => findMembers(tx, theirs))).toEqual([])
  await inOrganization(ours, (tx) => updateMemberRole(tx, theirs, { userId, role: 'owner' }))
  await inOrganization(ours, (tx) => deleteMember(tx, theirs, userId))
  const intruder = { email: 'intruder@example.com', role: 'owner' }
  await expect(inOrganization(ours, (tx) => insertMember(tx, theirs, intruder))).rejects.toThrow(
    /row-level security/,
  )
  expect(await inOrganization(theirs, (tx) => findMembers(tx, theirs))).toMatchObject([
    { userId, role: 'viewer' },
  ])
  // The refused transaction left no account behind.
  expect(await findUserByEmail(intruder.email)).toBeNull()
})

it("a person's memberships are theirs alone", async () => {
  const one = await makeOrganization({ role: 'admin' })
  await makeOrganization()
  expect(await findMembershipsOfUser(one.userId)).toEqual([
    { organizationId: one.organizationId, role: 'admin' },
  ])
})

it('one address is one account, whatever its case', async () => {
  const { organizationId, userId, email } = await makeOrganization()
  expect(await findUserByEmail(email.toUpperCase())).toMatchObject({ id: userId })
  const again = { email: email.toUpperCase(), role: 'admin' }
  expect(await inOrganization(organizationId, (tx) => insertMember(tx, organizationId, again))).toBeNull()
  const { organizationId: other } = await makeOrganization()
  expect(await inOrganization(other, (tx) => insertMember(tx, other, again))).toBe(userId)
})
