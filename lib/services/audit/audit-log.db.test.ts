import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { auditFile } from '../../http/audit-json'
import { makeOrganization } from '../../testing/make-organization'
import { addMember } from '../../testing/members'
import { createApiKey } from '../api-keys/create-api-key'
import { createTeam } from '../people/create-team'
import { listAuditLog, readAuditLog } from './list-audit-log'

afterAll(disconnectDatabase)

const ALL = { from: null, to: null, timeZone: undefined }
const page = { limit: 50, cursor: null }

async function withEntries() {
  const owner = await makeOrganization()
  await createTeam(owner, { name: 'Payments' })
  await createApiKey(owner, { name: 'CI', scopes: ['ingest'], expiresInDays: 30 })
  return owner
}

it('is read by owners and admins only', async () => {
  const owner = await withEntries()
  for (const role of ['viewer', 'member'] as const) {
    const caller = await addMember(owner, role)
    await expect(listAuditLog(caller, ALL, page)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(readAuditLog(caller, ALL).next()).rejects.toMatchObject({ code: 'forbidden' })
  }
  const admin = await addMember(owner, 'admin')
  expect((await listAuditLog(admin, ALL, page)).items.map(({ action }) => action)).toEqual([
    'api_key.create',
    'team.create',
  ])
})

it('says who did what and what became of it, and nothing of another organization or of a key', async () => {
  const owner = await withEntries()
  const other = await withEntries()
  const { secret } = await createApiKey(other, { name: 'Other', scopes: ['ingest'], expiresInDays: 30 })
  const { items } = await listAuditLog(other, ALL, page)
  expect(items).toHaveLength(3)
  expect(items[0]).toMatchObject({ actor: other.email, action: 'api_key.create', ip: other.ip })
  expect(JSON.stringify(items)).not.toContain(secret)
  expect(JSON.stringify(items)).not.toContain(owner.email)
})

it('keeps what passes: actor, group or action, subject and days', async () => {
  const owner = await withEntries()
  const actionsOf = async (filters: object) =>
    (await listAuditLog(owner, { ...ALL, ...filters }, page)).items.map(({ action }) => action)
  expect(await actionsOf({ action: 'team' })).toEqual(['team.create'])
  expect(await actionsOf({ action: 'team.create' })).toEqual(['team.create'])
  expect(await actionsOf({ action: 'tea' })).toEqual([])
  expect(await actionsOf({ subject: 'PAYMENTS' })).toEqual(['team.create'])
  expect(await actionsOf({ subject: '%' })).toEqual([])
  expect(await actionsOf({ actor: owner.email.toUpperCase() })).toHaveLength(2)
  expect(await actionsOf({ actor: 'nobody' })).toEqual([])
  expect(await actionsOf({ to: '2020-01-01' })).toEqual([])
  expect(await actionsOf({ from: '2020-01-01' })).toHaveLength(2)
})

it('pages without a gap, also where entries are of the same moment', async () => {
  const owner = await makeOrganization()
  await inOrganizationSql(owner.organizationId, (tx) =>
    tx.rows(
      `INSERT INTO audit_entry (organization_id, id, at, actor_label, action, subject)
       SELECT $1, gen_random_uuid(), timestamptz '2026-11-26 10:00Z' + (n / 4) * interval '1 microsecond', 'x', 'run.add', n::text
       FROM generate_series(1, 11) n`,
      [owner.organizationId],
    ),
  )
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const answer = await listAuditLog(owner, ALL, { limit: 3, cursor })
    seen.push(...answer.items.map(({ subject }) => subject))
    cursor = answer.nextCursor
  } while (cursor)
  expect(seen).toHaveLength(11)
  expect(new Set(seen).size).toBe(11)
  await expect(listAuditLog(owner, ALL, { limit: 3, cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' })
})

it('can be added to and not changed', async () => {
  const { organizationId } = await withEntries()
  for (const text of [`UPDATE audit_entry SET actor_label = 'x'`, 'DELETE FROM audit_entry'])
    await expect(
      inOrganizationSql(organizationId, (tx) => tx.rows(text)),
      text,
    ).rejects.toThrow(/permission denied/)
})

it('is a file that runs no formula, with all that passes', async () => {
  const owner = await withEntries()
  await createTeam(owner, { name: `=HYPERLINK("${randomUUID()}")` })
  const query = new URLSearchParams({ action: 'team' })
  const answer = await auditFile('csv', owner, query, { ...ALL, action: 'team' })
  const lines = (await answer.text()).trim().split('\r\n')
  expect(lines[0]).toBe('at,actor,action,subject,before,after,ip,id')
  expect(lines).toHaveLength(3)
  expect(lines.join('\n')).not.toMatch(/(^|,)"?=/m)
})
