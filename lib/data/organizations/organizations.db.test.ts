import { expect, it } from 'vitest'
import { makeOrganization } from '../../testing/make-organization'
import { readAudit } from '../../testing/members'
import { insertAuditEntry } from '../audit/insert-audit-entry'
import { inOrganization } from '../database'
import { updateOrganization } from './update-organization'

it('inside one organization, another is neither read nor changed', async () => {
  const { organizationId: ours } = await makeOrganization()
  const { organizationId: theirs } = await makeOrganization({ name: 'Theirs' })
  const settings = { name: 'Taken', holidayCountry: null, timeZone: 'UTC' }
  await expect(inOrganization(ours, (tx) => updateOrganization(tx, theirs, settings))).rejects.toThrow(
    /not visible/,
  )
  const kept = await inOrganization(theirs, (tx) => tx.organization.findMany({ select: { name: true } }))
  expect(kept).toEqual([{ name: 'Theirs' }])
})

it("nobody writes to another organization's audit log", async () => {
  const { organizationId: ours } = await makeOrganization()
  const { organizationId: theirs } = await makeOrganization()
  const entry = { actorUserId: null, actorLabel: 'x', action: 'x', subject: 'x', ip: null }
  await expect(
    inOrganization(ours, (tx) => insertAuditEntry(tx, { ...entry, organizationId: theirs })),
  ).rejects.toThrow(/row-level security/)
  expect(await readAudit(theirs)).toEqual([])
})
