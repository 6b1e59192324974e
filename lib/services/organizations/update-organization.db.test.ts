import { expect, it } from 'vitest'
import { inSqlTransaction } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { readAudit } from '../../testing/members'
import { updateOrganization } from './update-organization'

const settingsOf = ({ organizationId }: MemberCaller) =>
  inSqlTransaction({ organizationId }, (tx) => tx.rows('SELECT name, time_zone FROM organization'))

it("changes the caller's own organization, and writes what was and what is to the audit log", async () => {
  const admin = await makeOrganization({ role: 'admin', name: 'Acme' })
  const other = await makeOrganization({ name: 'Other' })
  await updateOrganization(admin, {
    name: ' Acme Two ',
    timeZone: 'Asia/Kathmandu',
    holidayCountry: 'FR',
    id: other.organizationId,
    organizationId: other.organizationId,
  })
  expect(await settingsOf(admin)).toEqual([{ name: 'Acme Two', time_zone: 'Asia/Kathmandu' }])
  expect(await settingsOf(other)).toEqual([{ name: 'Other', time_zone: 'UTC' }])
  expect(await readAudit(admin.organizationId)).toMatchObject([
    {
      action: 'organization.update',
      actor_label: admin.email,
      before: { name: 'Acme', time_zone: 'UTC', holiday_country: null },
      after: { name: 'Acme Two', time_zone: 'Asia/Kathmandu', holiday_country: 'FR' },
    },
  ])
  expect(await readAudit(other.organizationId)).toEqual([])
})

it.each(['viewer', 'member'] as const)('refuses a %s', async (role) => {
  const caller = await makeOrganization({ role, name: 'Acme' })
  await expect(updateOrganization(caller, { name: 'Mine', timeZone: 'UTC' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await settingsOf(caller)).toEqual([{ name: 'Acme', time_zone: 'UTC' }])
})

it('changes nothing where a field is wrong', async () => {
  const owner = await makeOrganization({ name: 'Acme' })
  await expect(updateOrganization(owner, { name: 'New', timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
    details: { fields: [{ path: 'timeZone' }] },
  })
  for (const holidayCountry of ['XX', 'de', 7])
    await expect(
      updateOrganization(owner, { name: 'New', timeZone: 'UTC', holidayCountry }),
    ).rejects.toMatchObject({ details: { fields: [{ path: 'holidayCountry' }] } })
  expect(await settingsOf(owner)).toEqual([{ name: 'Acme', time_zone: 'UTC' }])
  expect(await readAudit(owner.organizationId)).toEqual([])
})

it("keeps nobody's holidays where none is chosen", async () => {
  const owner = await makeOrganization()
  const { organizationId } = owner
  const countryOf = () =>
    inSqlTransaction({ organizationId }, async (tx) => (await readClock(tx)).holidayCountry)
  expect(await countryOf()).toBeNull()
  await updateOrganization(owner, { name: 'New', timeZone: 'UTC', holidayCountry: 'DE' })
  expect(await countryOf()).toBe('DE')
  await updateOrganization(owner, { name: 'New', timeZone: 'UTC', holidayCountry: '' })
  expect(await countryOf()).toBeNull()
})

it('the audit log can only grow', async () => {
  const owner = await makeOrganization()
  await updateOrganization(owner, { name: 'New', timeZone: 'UTC' })
  const { organizationId } = owner
  for (const statement of [
    'DELETE FROM audit_entry',
    `UPDATE audit_entry SET action = 'x'`,
    'TRUNCATE audit_entry',
  ]) {
    await expect(inSqlTransaction({ organizationId }, (tx) => tx.rows(statement))).rejects.toThrow(
      /permission denied/,
    )
  }
  expect(await readAudit(organizationId)).toHaveLength(1)
})
