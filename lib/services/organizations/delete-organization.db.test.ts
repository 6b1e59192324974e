import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { databasePool, disconnectDatabase, inOrganizationSql, inSqlTransaction } from '../../data/database'
import { findStaleImports } from '../../data/imports/find-stale-imports'
import { findOrganizationTables } from '../../data/organizations/delete-organization-rows'
import { findUnfinishedDeletions } from '../../data/organizations/deleted-organizations'
import { findOrganizationIds } from '../../data/usage/find-organization-ids'
import type { MemberCaller } from '../../domain/members/caller'
import { ROLES } from '../../domain/members/roles'
import { type CapturedLog, captureLog } from '../../testing/captured-log'
import { crashAfter } from '../../testing/crash-after'
import { fillOrganization } from '../../testing/fill-organization'
import { makeOrganization } from '../../testing/make-organization'
import { addMember, givePassword, readAudit, TEST_PASSWORD } from '../../testing/members'
import { readPrismaSchema } from '../../testing/read-prisma-schema'
import { createApiKey } from '../api-keys/create-api-key'
import { findKeyCaller } from '../api-keys/find-key-caller'
import { receiveUpload } from '../imports/receive-upload'
import { runImport } from '../imports/run-import'
import { limitRequests } from '../limit-requests'
import { addMember as addMemberToOrganization } from '../members/add-member'
import { listMembers } from '../members/list-members'
import { findSessionCaller } from '../sessions/find-session-caller'
import { signIn } from '../sessions/sign-in'
import { ingestUsage } from '../usage/ingest-usage'
import { deleteOrganization } from './delete-organization'
import { removeDeletedOrganization } from './remove-deleted-organization'

let said: CapturedLog
beforeEach(() => {
  vi.stubEnv('AUTH_SECRET', 'a secret of a test, of 32 or more characters')
  said = captureLog()
})
afterEach(() => said.restore())
afterAll(disconnectDatabase)

// A busy machine takes its time.
const PATIENCE = { timeout: 60_000 }
vi.setConfig({ testTimeout: 180_000 })

const TABLES = [...readPrismaSchema(readFileSync('prisma/schema.prisma', 'utf8'))]
  .filter(([name, { columns }]) => columns.has('organization_id') || name === 'organization')
  .map(([name]) => ({ name, column: name === 'organization' ? 'id' : 'organization_id' }))

// As the role that made the tables, whom no policy binds: the test sees what is there.
const ask = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await databasePool().query<Row>(text, values)).rows

/** How many rows of the organization each table has, where it has any. */
async function held({ organizationId }: MemberCaller): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const { name, column } of TABLES) {
    const [row] = await ask<{ count: number }>(
      `SELECT count(*)::integer AS count FROM ${name} WHERE ${column} = $1`,
      [organizationId],
    )
    if (row && row.count > 0) found[name] = row.count
  }
  return found
}

/** Every row of the organization, to the last column. */
async function contentOf({ organizationId }: MemberCaller): Promise<string[]> {
  const all: string[] = []
  for (const { name, column } of TABLES) {
    const rows = await ask<{ row: string }>(
      `SELECT t::text AS row FROM ${name} t WHERE ${column} = $1 ORDER BY 1`,
      [organizationId],
    )
    all.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  return all
}

const remove = (caller: MemberCaller) => deleteOrganization(caller, { confirm: caller.organizationName })
const line = (n: number, prefix = 'call') => ({
  id: `${prefix}-${n}`,
  timestamp: '2026-06-01T12:00:00Z',
  model: 'gpt-5.5',
  input_tokens: n,
})
const send = (caller: MemberCaller, n: number) =>
  ingestUsage(caller, [{ json: line(n) }], Date.parse('2026-06-15T12:00:00Z'))

describe('a deletion', () => {
  it('leaves nothing of the organization in any table, and every row of another as it is', async () => {
    const [mine, other] = [await makeOrganization(), await makeOrganization()]
    await fillOrganization(mine)
    await fillOrganization(other)
    for (let n = 0; n < 20; n++) await send(mine, n)
    await ask(
      `INSERT INTO pgboss.job (name, data) VALUES ('import', jsonb_build_object('organizationId', $1::integer))`,
      [mine.organizationId],
    )
    expect(Object.keys(await held(mine)).sort()).toEqual(TABLES.map(({ name }) => name).sort())
    const before = await contentOf(other)
    await remove(mine)
    await removeDeletedOrganization(mine.organizationId, { atOnce: 3 })
    expect(await held(mine)).toEqual({})
    expect(await contentOf(other)).toEqual(before)
    expect(
      await ask(`SELECT 1 FROM pgboss.job WHERE data->>'organizationId' = $1`, [String(mine.organizationId)]),
    ).toEqual([])
    expect(await findUnfinishedDeletions()).not.toContain(mine.organizationId)
  })

  it('tells the operator how it goes, without names', async () => {
    const owner = await makeOrganization({ name: 'Sinking Ship' })
    await fillOrganization(owner)
    await remove(owner)
    await removeDeletedOrganization(owner.organizationId)
    const lines = said.lines().map(({ time: _, ...line }) => line)
    const ids = { level: 'info', organization_id: owner.organizationId }
    expect(lines[0]).toEqual({ ...ids, event: 'organization.delete' })
    expect(lines).toContainEqual({ ...ids, event: 'organization.deleting', table: 'usage_event', rows: 1 })
    expect(lines.at(-1)).toEqual({ ...ids, event: 'organization.deleted' })
    expect(said.text()).not.toMatch(/Sinking Ship|secret|@/)
  })

  it('cut off anywhere, goes on', async () => {
    const owner = await makeOrganization()
    await fillOrganization(owner)
    for (let n = 0; n < 5; n++) await send(owner, n)
    await remove(owner)
    let cuts = 0
    for (let step = 1; step < 2_000; step += 7) {
      const restore = crashAfter(step)
      const isDone = await removeDeletedOrganization(owner.organizationId, { atOnce: 2 }).then(
        () => true,
        () => false,
      )
      restore()
      if (isDone) break
      cuts++
    }
    expect(cuts).toBeGreaterThan(10)
    expect(await held(owner)).toEqual({})
  })

  it('by two workers at once is one', async () => {
    const owner = await makeOrganization()
    await fillOrganization(owner)
    for (let n = 0; n < 30; n++) await send(owner, n)
    await remove(owner)
    const { organizationId } = owner
    await Promise.all([1, 2].map(() => removeDeletedOrganization(organizationId, { atOnce: 2 })))
    expect(await held(owner)).toEqual({})
    const ends = said.lines().filter(({ event }) => event === 'organization.deleted')
    expect(ends).toHaveLength(1)
  })

  it('takes what refers to another before it, so that no batch drags rows along', async () => {
    const names = (await findOrganizationTables()).map(({ name }) => name)
    const refers = await ask<{ child: string; parent: string }>(
      `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint WHERE contype = 'f'`,
    )
    const among = refers.filter(({ child, parent }) => names.includes(child) && names.includes(parent))
    expect(among.length).toBeGreaterThan(8)
    for (const { child, parent } of among)
      expect(names.indexOf(child), `${child} of ${parent}`).toBeLessThan(names.indexOf(parent))
  })

  it('stops with its worker, and is gone on with by the next', async () => {
    const owner = await makeOrganization()
    await fillOrganization(owner)
    await remove(owner)
    await removeDeletedOrganization(owner.organizationId, { signal: AbortSignal.abort() })
    expect(await findUnfinishedDeletions()).toContain(owner.organizationId)
    expect(Object.keys(await held(owner)).length).toBeGreaterThan(20)
    await removeDeletedOrganization(owner.organizationId)
    expect(await held(owner)).toEqual({})
  })

  it.each(['', 'acme', 'Acme ', 'Acme2', null])('by the name %j is refused', async (confirm) => {
    const owner = await makeOrganization({ name: 'Acme' })
    const before = await contentOf(owner)
    await expect(deleteOrganization(owner, { confirm })).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'confirm' }] },
    })
    expect(await contentOf(owner)).toEqual(before)
  })

  it.each(ROLES.filter((role) => role !== 'owner'))('is refused to a %s', async (role) => {
    const caller = await makeOrganization({ role })
    await expect(remove(caller)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await held(caller)).toMatchObject({ organization: 1, member: 1 })
  })
})

describe('from that moment', () => {
  it('keys are unknown, and nobody is in it: not by a session, not by a request that had begun', async () => {
    const owner = await makeOrganization()
    await givePassword(owner)
    const { secret } = await createApiKey(owner, { name: 'ci', scopes: ['ingest'], expiresInDays: null })
    const session = await signIn({ email: owner.email, password: TEST_PASSWORD, ip: null, userAgent: null })
    expect(await findKeyCaller(secret, null)).not.toBeNull()
    expect(await findSessionCaller(session, null)).not.toBeNull()
    await remove(owner)
    expect(await findKeyCaller(secret, null)).toBeNull()
    expect(await findSessionCaller(session, null)).toBeNull()
    const refused = { code: 'unauthorized', message: 'This organization has been deleted.' }
    await expect(send(owner, 1)).rejects.toMatchObject(refused)
    await expect(listMembers(owner)).rejects.toMatchObject(refused)
    await removeDeletedOrganization(owner.organizationId)
    await expect(send(owner, 1)).rejects.toMatchObject(refused)
    await expect(remove(owner)).rejects.toMatchObject(refused)
    expect(await held(owner)).toEqual({})
  })

  it('schedulers find nothing of it', async () => {
    const owner = await makeOrganization()
    await fillOrganization(owner)
    const { organizationId } = owner
    const seen = async () => [
      ...(await findOrganizationIds()),
      ...(await findStaleImports({ queuedForSeconds: 0 })).map((found) => found.organizationId),
    ]
    expect((await seen()).filter((id) => id === organizationId)).toHaveLength(2)
    // A policy of every table that shows schedulers something.
    const policies = await ask<{ using: string }>(
      `SELECT pg_get_expr(polqual, polrelid) AS using FROM pg_policy WHERE polname = 'for_schedulers'`,
    )
    expect(policies.filter(({ using }) => !using.includes('deleted_organization'))).toEqual([])
    await remove(owner)
    expect(await seen()).not.toContain(organizationId)
  })

  it('accounts of who is in no other organization are gone with their sessions; others stay, and are in that one', async () => {
    const owner = await makeOrganization()
    const [viewer, guest] = [await addMember(owner, 'viewer'), await makeOrganization()]
    await inOrganizationSql(owner.organizationId, (tx) =>
      tx.rows(
        `INSERT INTO member (organization_id, user_id, role, created_at) VALUES ($1, $2, 'owner', '2020-01-01Z')`,
        [owner.organizationId, guest.userId],
      ),
    )
    const sessions = []
    for (const person of [owner, viewer, guest]) {
      await givePassword(person)
      sessions.push(await signIn({ email: person.email, password: TEST_PASSWORD, ip: null, userAgent: null }))
    }
    const guestSession = sessions[2] ?? { userId: '', sessionId: '' }
    expect(await findSessionCaller(guestSession, null)).toMatchObject({
      organizationId: owner.organizationId,
    })
    await limitRequests(`password:${owner.userId}`, { points: 5, durationSeconds: 60 })
    await remove(owner)
    const left = await ask<{ id: string }>('SELECT id FROM user_account WHERE id = ANY ($1)', [
      [owner.userId, viewer.userId, guest.userId],
    ])
    expect(left).toEqual([{ id: guest.userId }])
    const opened = await ask<{ user_id: string }>('SELECT user_id FROM sign_in_session WHERE id = ANY ($1)', [
      sessions.map(({ sessionId }) => sessionId),
    ])
    expect(opened).toEqual([{ user_id: guest.userId }])
    expect(await findSessionCaller(guestSession, null)).toMatchObject({
      organizationId: guest.organizationId,
    })
    expect(await ask('SELECT 1 FROM rate_limit WHERE key = $1', [`password:${owner.userId}`])).toEqual([])
  })

  it('how often its keys asked is forgotten', async () => {
    const owner = await makeOrganization()
    const { id } = await createApiKey(owner, { name: 'ci', scopes: ['ingest'], expiresInDays: null })
    const keys = [`key:${id}`, `report-now:${owner.organizationId}`]
    for (const key of keys) await limitRequests(key, { points: 5, durationSeconds: 60 })
    const kept = () => ask('SELECT 1 FROM rate_limit WHERE key = ANY ($1)', [keys])
    expect(await kept()).toHaveLength(2)
    await remove(owner)
    expect(await kept()).toEqual([])
  })

  it('the audit log of another organization can still only grow', async () => {
    const owner = await makeOrganization()
    await fillOrganization(owner)
    await inSqlTransaction({ organizationId: owner.organizationId }, (tx) =>
      tx.rows('SELECT delete_audit_of_deleted_organization(100)'),
    )
    expect((await readAudit(owner.organizationId)).length).toBeGreaterThan(0)
  })
})

/** Something to wait for, and what ends the wait. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open: () => open(), opened }
}

/** Resolves once so many statements wait for a lock of this test's making. */
const waiting = (count: number) =>
  vi.waitFor(async () => {
    const rows = await ask(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
       AND query LIKE '%FROM organization WHERE id =%FOR UPDATE%'`,
    )
    expect(rows).toHaveLength(count)
  }, PATIENCE)

describe('who is writing when it is deleted', () => {
  // Signs the invitation.
  beforeEach(() => vi.stubEnv('AUTH_SECRET', 'x'.repeat(32)))
  afterEach(() => vi.unstubAllEnvs())

  it('is waited for: nothing is taken away before, and nothing of theirs is left after', async () => {
    const owner = await makeOrganization()
    await fillOrganization(owner)
    const { organizationId } = owner
    const [entered, free] = [gate(), gate()]
    const writing = inOrganizationSql(organizationId, async (tx) => {
      entered.open()
      await free.opened
      // As an import does: its small rows were written before, and no key refers to the organization.
      await tx.rows(
        `INSERT INTO usage_event SELECT (e).* FROM (SELECT jsonb_populate_record(e, '{"id": "late"}') AS e FROM usage_event e
         WHERE organization_id = current_organization_id() LIMIT 1) one`,
      )
    })
    await entered.opened
    await remove(owner)
    await removeDeletedOrganization(organizationId)
    expect(await held(owner)).toMatchObject({ organization: 1, usage_event: 1 })
    free.open()
    await writing
    expect(await held(owner)).toMatchObject({ usage_event: 2 })
    await removeDeletedOrganization(organizationId)
    expect(await held(owner)).toEqual({})
  })

  it('two owners at once delete it once', async () => {
    const owner = await makeOrganization()
    const other = await addMember(owner, 'owner')
    // Who comes when it is done is told that there is no such organization.
    const late = (error: { code: string }) => ({ goneUserIds: [], code: error.code })
    const answers = await Promise.all([remove(owner), remove(other)].map((one) => one.catch(late)))
    expect(answers.flatMap(({ goneUserIds }) => goneUserIds).sort()).toEqual(
      [owner.userId, other.userId].sort(),
    )
    for (const answer of answers) if ('code' in answer) expect(answer.code).toBe('unauthorized')
    await removeDeletedOrganization(owner.organizationId)
    expect(await held(owner)).toEqual({})
  })

  it('a person who was just being added is no account without an organization after it', async () => {
    const owner = await makeOrganization()
    const email = `${randomUUID()}@example.com`
    const [locked, free] = [gate(), gate()]
    const holding = inOrganizationSql(owner.organizationId, async (tx) => {
      await tx.rows('SELECT 1 FROM organization FOR UPDATE')
      locked.open()
      await free.opened
    })
    await locked.opened
    // Both wait for the one above, in this order.
    const removing = remove(owner)
    await waiting(1)
    const adding = addMemberToOrganization(owner, { email, role: 'viewer' })
    await waiting(2)
    free.open()
    await Promise.all([holding, removing, adding])
    const accounts = () => ask('SELECT 1 FROM user_account WHERE email = $1', [email])
    expect(await accounts()).toHaveLength(1)
    await removeDeletedOrganization(owner.organizationId)
    expect(await accounts()).toEqual([])
    expect(await held(owner)).toEqual({})
  })

  it('an upload that is still arriving is refused, and leaves nothing', async () => {
    const owner = await makeOrganization()
    const body = new PassThrough()
    const receiving = receiveUpload(owner, { name: 'log.jsonl', format: 'auto', labels: {}, body })
    const refused = expect(receiving).rejects.toMatchObject({ code: 'unauthorized' })
    // Hard to pack, so that a piece is stored before its end.
    const noise = () => Array.from({ length: 40_000 }, () => randomUUID()).join('\n')
    body.write(noise())
    body.write(noise())
    await vi.waitFor(async () => expect(await held(owner)).toMatchObject({ import_chunk: 1 }), PATIENCE)
    await remove(owner)
    await removeDeletedOrganization(owner.organizationId)
    body.end(noise())
    await refused
    expect(await held(owner)).toEqual({})
  })

  it('an import that is being read stops, and leaves nothing', async () => {
    const owner = await makeOrganization()
    const body = new PassThrough()
    body.end(Array.from({ length: 12_000 }, (_, n) => JSON.stringify(line(n, 'file'))).join('\n'))
    const { id } = await receiveUpload(owner, { name: 'log.jsonl', format: 'auto', labels: {}, body })
    const importing = runImport({ organizationId: owner.organizationId, importId: id })
    await vi.waitFor(async () => expect(await held(owner)).toHaveProperty('usage_event'), PATIENCE)
    await remove(owner)
    await vi.waitFor(async () => {
      await removeDeletedOrganization(owner.organizationId)
      expect(await findUnfinishedDeletions()).not.toContain(owner.organizationId)
    }, PATIENCE)
    await importing
    expect(await held(owner)).toEqual({})
  })
})
