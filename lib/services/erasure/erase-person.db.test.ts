import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql, type SqlTransaction } from '../../data/database'
import { findErasableColumns, LEFT_OUT } from '../../data/erasure/erase-columns'
import { compareRollups } from '../../data/usage/compare-rollups'
import type { MemberCaller } from '../../domain/members/caller'
import { fillOrganization } from '../../testing/fill-organization'
import { makeOrganization } from '../../testing/make-organization'
import { addMember, givePassword, readAudit } from '../../testing/members'
import { createBudget } from '../budgets/create-budget'
import { receiveUpload } from '../imports/receive-upload'
import { runImport } from '../imports/run-import'
import { undoImport } from '../imports/undo-import'
import { changeRole } from '../members/change-role'
import { removeMember } from '../members/remove-member'
import { putAgentRun } from '../runs/put-agent-run'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { erasePerson } from './erase-person'
import { listNamesOfLogs } from './list-names'
import { previewErasure } from './preview-erasure'

beforeAll(() => {
  process.env.AUTH_SECRET = 'x'.repeat(40)
})
afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')

type Sent = Record<string, unknown>

function call(id: number, labels: Sent = {}): Sent {
  return {
    id: `call-${id}`,
    timestamp: new Date(Date.UTC(2026, 5, 1, 12, id * 5)).toISOString(),
    model: 'claude-sonnet-4-6',
    provider: 'anthropic',
    input_tokens: 1_000 + id * 7,
    output_tokens: 313 + id,
    ...labels,
  }
}

const send = (caller: MemberCaller, records: readonly Sent[]) =>
  ingestUsage(
    caller,
    records.map((json) => ({ json })),
    NOW,
  )

async function spend(caller: MemberCaller, groupBy: Parameters<typeof getSpend>[1]['groupBy'], filters = {}) {
  const { rows, total } = await getSpend(caller, { from: null, to: null, groupBy, filters })
  return { rows: rows.map(({ values, costUsd, events }) => [...values, events, costUsd]), total }
}

async function allFigures(caller: MemberCaller) {
  const figures: unknown[] = []
  for (const groupBy of [
    [],
    ['day'],
    ['hour'],
    ['model'],
    ['project'],
    ['team'],
    ['session'],
    ['run'],
  ] as const)
    figures.push(await spend(caller, [...groupBy]))
  return figures
}

const ledgerOf = ({ organizationId }: MemberCaller) => inOrganizationSql(organizationId, compareRollups)
const erase = (caller: MemberCaller, person: MemberCaller, labels: string[] = []) =>
  erasePerson(caller, { userId: person.userId, labels, channelIds: [], confirmation: person.email })

describe('a person who is erased', () => {
  it('leaves every figure as it was, under a pseudonym, and two of their names are one', async () => {
    const owner = await makeOrganization()
    const jane = await addMember(owner, 'member')
    await send(owner, [
      call(1, { user: jane.email, project: 'shop', session_id: 's1', run_id: 'r1' }),
      call(2, { user: 'Jane', project: 'shop', session_id: 's1' }),
      // One quarter hour, two names: their roll-ups become one.
      { ...call(3, { user: jane.email, project: 'shop' }), timestamp: '2026-06-01T13:01:00Z' },
      { ...call(4, { user: 'jane', project: 'shop' }), timestamp: '2026-06-01T13:02:00Z' },
      call(5, { user: 'bo', project: 'shop', team: 'core', tags: { reviewer: jane.email } }),
      call(6, { project: 'blog' }),
    ])
    const before = await allFigures(owner)
    const byUser = await spend(owner, ['user'])
    const answer = await erase(owner, jane, ['jane'])
    expect(answer).toMatchObject({ pseudonym: 'Former member 1', events: 5, isAccountDeleted: true })
    expect(await allFigures(owner)).toEqual(before)
    const after = await spend(owner, ['user'])
    expect(after.total).toEqual(byUser.total)
    expect(after.rows.map(([user, events]) => [user, events])).toEqual([
      ['Former member 1', 4],
      ['bo', 1],
      [null, 1],
    ])
    expect((await spend(owner, ['tag.reviewer'])).rows.map(([name]) => name)).toContain('Former member 1')
    expect((await spend(owner, [], { user: [jane.email] })).total.events).toBe(0)
    expect((await ledgerOf(owner)).differences).toEqual([])
  })

  it('keeps what budgets and reports are about', async () => {
    const owner = await makeOrganization()
    const jane = await addMember(owner, 'member')
    await send(owner, [call(1, { user: 'jane', project: 'jane' }), call(2, { user: 'bo', project: 'shop' })])
    const budget = await createBudget(owner, {
      name: 'one',
      amount_usd: '5',
      scope: { user: ['jane', 'bo'], project: ['jane', 'shop'] },
    })
    await erase(owner, jane, ['jane'])
    const [kept] = await inOrganizationSql(owner.organizationId, (tx) =>
      tx.rows<{ scope: unknown }>('SELECT scope FROM budget WHERE id = $1', [budget.budget.id]),
    )
    expect(kept?.scope).toEqual({ user: ['Former member 1', 'bo'], project: ['Former member 1', 'shop'] })
    // A project of others that is called so stays what it is.
    const other = await makeOrganization()
    await send(other, [call(1, { user: 'api', project: 'api' }), call(2, { user: 'bo', project: 'api' })])
    await erasePerson(other, { userId: null, labels: ['api'], channelIds: [], confirmation: 'api' })
    expect((await spend(other, ['project'])).rows.map(([project, events]) => [project, events])).toEqual([
      ['api', 2],
    ])
  })

  it('is known again when old logs or new ones come in, in every way', async () => {
    const owner = await makeOrganization()
    const jane = await addMember(owner, 'member')
    const thread = { id: `thread-${randomUUID()}`, index: 0, fingerprint: 'f' }
    const sent = [
      call(1, { user: jane.email, source_ref: `/Users/jane/.claude/projects/-Users-jane-shop/a.jsonl:3` }),
      call(2, { user: jane.email, source_ref: `${jane.email}.jsonl:9`, thread }),
      call(3, { user: 'bo', source_ref: `/srv/${jane.email}/usage.csv:1` }),
      call(4, { user: 'JANE', tags: { pair: 'jane' }, session_id: 's' }),
    ]
    await send(owner, sent)
    // So that the dedupe ledger has examples of each.
    await send(owner, sent)
    await erase(owner, jane, ['jane'])
    const examples = await inOrganizationSql(owner.organizationId, (tx) =>
      tx.rows<{ dropped: string | null; kept: string | null }>(
        'SELECT dropped_ref AS dropped, kept_ref AS kept FROM import_drop_example ORDER BY event_id',
      ),
    )
    expect(examples).toEqual(
      ['a.jsonl:3', null, 'usage.csv:1', null].map((ref) => ({ dropped: ref, kept: ref })),
    )
    const before = await allFigures(owner)
    expect(await send(owner, sent)).toMatchObject({ accepted: 0, updated: 0, duplicates: 4 })
    expect(await allFigures(owner)).toEqual(before)
    const files = await inOrganizationSql(owner.organizationId, (tx) =>
      tx.rows('SELECT DISTINCT source_file FROM event_origin ORDER BY 1'),
    )
    expect(files).toEqual([{ source_file: 'a.jsonl' }, { source_file: 'usage.csv' }, { source_file: null }])

    await send(owner, [
      call(10, { user: ` ${jane.email.toUpperCase()}`, source_ref: '/home/jane/late.jsonl:1' }),
    ])
    const csv = `id,timestamp,model,input_tokens,user\nlate,2026-06-02T10:00:00Z,claude-sonnet-4-6,10,Jane\n`
    for (const [name, text, labels] of [
      ['late.csv', csv, {}],
      ['plain.jsonl', `${JSON.stringify(call(11))}\n`, { user: jane.email }],
    ] as const) {
      const body = Readable.from([Buffer.from(text)])
      const { id } = await receiveUpload(owner, { name, format: 'auto', labels, body })
      await runImport({ organizationId: owner.organizationId, importId: id })
    }
    await putAgentRun(owner, 'a-run', { tags: { by: jane.email } })
    expect((await spend(owner, ['user'])).rows.map(([user, events]) => [user, events])).toEqual([
      ['Former member 1', 6],
      ['bo', 1],
    ])
    expect(await columnsHolding(owner, jane.email)).toEqual([])
    expect((await ledgerOf(owner)).differences).toEqual([])
  })

  it('is somebody else in each organization, by a number that is never used again', async () => {
    const owner = await makeOrganization()
    await send(owner, [
      call(1, { user: 'ann' }),
      call(2, { user: 'Former member 2' }),
      call(3, { user: 'cy' }),
    ])
    const other = await makeOrganization()
    await send(other, [call(1, { user: 'ann' })])
    const eraseLabel = (label: string) =>
      erasePerson(owner, { userId: null, labels: [label], channelIds: [], confirmation: label })
    expect((await eraseLabel('ann')).pseudonym).toBe('Former member 3')
    expect((await eraseLabel('cy')).pseudonym).toBe('Former member 4')
    // A name that comes again is the one that it was.
    await send(owner, [call(4, { user: 'ann' })])
    await expect(eraseLabel('ann')).rejects.toMatchObject({ code: 'invalid' })
    expect((await spend(other, ['user'])).rows.map(([user, events]) => [user, events])).toEqual([['ann', 1]])
    await send(other, [call(5, { user: 'cy' })])
    expect((await spend(other, ['user'])).rows.map(([user]) => user)).toEqual(['ann', 'cy'])
  })

  it('keeps an account that another organization has, and no other', async () => {
    const owner = await makeOrganization()
    const jane = await addMember(owner, 'viewer')
    const elsewhere = await makeOrganization()
    await inOrganizationSql(elsewhere.organizationId, (tx) =>
      tx.rows(`INSERT INTO member (organization_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
        tx.organizationId,
        jane.userId,
      ]),
    )
    expect(await erase(owner, jane)).toMatchObject({ isAccountDeleted: false, events: 0 })
    expect(await accounts(jane)).toBe(1)
    expect(await erase(elsewhere, jane)).toMatchObject({ isAccountDeleted: true })
    expect(await accounts(jane)).toBe(0)
  })
})

describe('whoever erases', () => {
  const outcome = (doing: Promise<unknown>) =>
    doing.then(
      () => 'done',
      ({ code }: { code: string }) => code,
    )

  it('has a role above or beside theirs, types their address, and is not themselves', async () => {
    const owner = await makeOrganization()
    const admin = await addMember(owner, 'admin')
    const jane = await addMember(owner, 'member')
    for (const role of ['viewer', 'member'] as const) {
      const caller = await addMember(owner, role)
      expect(await outcome(erase(caller, jane))).toBe('forbidden')
      const asked = { userId: jane.userId, labels: [] }
      expect(await outcome(previewErasure(caller, asked))).toBe('forbidden')
      expect(await outcome(listNamesOfLogs(caller, jane.userId))).toBe('forbidden')
    }
    expect(await outcome(erase(admin, owner))).toBe('forbidden')
    expect(await outcome(erase(admin, admin))).toBe('conflict')
    expect(await outcome(erase(await makeOrganization(), jane))).toBe('not_found')
    const wrong = { userId: jane.userId, labels: [], channelIds: [], confirmation: admin.email }
    await expect(erasePerson(admin, wrong)).rejects.toMatchObject({
      details: { fields: [{ path: 'confirmation' }] },
    })
    expect(await accounts(jane)).toBe(1)
    expect(await outcome(erase(admin, jane))).toBe('done')
  })

  it('takes no name that is another member’s address, nobody’s, or a pseudonym', async () => {
    const owner = await makeOrganization()
    const jane = await addMember(owner, 'member')
    await send(owner, [call(1, { user: owner.email })])
    const by = (label: string) =>
      erasePerson(owner, { userId: jane.userId, labels: [label], channelIds: [], confirmation: jane.email })
    expect(await outcome(by(owner.email.toUpperCase()))).toBe('invalid')
    expect(await outcome(by('Former member 1'))).toBe('invalid')
    const nobody = { userId: null, channelIds: [], confirmation: 'nobody' }
    expect(await outcome(erasePerson(owner, { ...nobody, labels: ['nobody'] }))).toBe('invalid')
    expect(await outcome(erasePerson(owner, { ...nobody, labels: [] }))).toBe('invalid')
    expect((await spend(owner, ['user'])).rows).toMatchObject([[owner.email, 1, expect.any(String)]])
  })

  it('sees before what would change: names, rows and channels, and is offered the likely names', async () => {
    const owner = await makeOrganization()
    const jane = await addMember(owner, 'member')
    const local = jane.email.split('@')[0] ?? ''
    await send(owner, [call(1, { user: local }), call(2, { user: 'bo' }), call(3, { user: owner.email })])
    await createBudget(owner, { name: 'of one', amount_usd: '5', scope: { user: [local] } })
    const { labels } = await listNamesOfLogs(owner, jane.userId)
    expect(labels.map(({ label, isLikely }) => [label, isLikely])).toEqual([
      [local, true],
      ['bo', false],
    ])
    const channelId = await insertMailChannel(owner, jane.email)
    const asked = { userId: jane.userId, labels: [local] }
    const preview = await previewErasure(owner, asked)
    expect(preview).toMatchObject({
      confirmation: jane.email,
      labels: [{ label: local, events: 1, costUsd: expect.any(String) }],
      series: 1,
      channels: [{ id: channelId, target: jane.email }],
    })
    expect(preview.tables).toEqual(
      expect.arrayContaining([
        { table: 'budget', rows: 1 },
        { table: 'audit_entry', rows: 1 },
      ]),
    )
    const doing = { ...asked, confirmation: jane.email }
    await erasePerson(owner, { ...doing, channelIds: [] })
    expect(await channelsOf(owner)).toEqual([channelId])
    const again = await addMember(owner, 'member')
    const theirs = await insertMailChannel(owner, again.email)
    await erasePerson(owner, {
      ...{ userId: again.userId, labels: [], confirmation: again.email },
      // Another's channel is not theirs to delete here.
      channelIds: [theirs, channelId],
    })
    expect(await channelsOf(owner)).toEqual([channelId])
  })
})

it('somebody who comes back and goes again keeps the pseudonym', async () => {
  const owner = await makeOrganization()
  const jane = await addMember(owner, 'member')
  await send(owner, [call(1, { user: jane.email })])
  await erase(owner, jane)
  await inOrganizationSql(owner.organizationId, async (tx) => {
    await tx.rows('INSERT INTO user_account (id, email) VALUES ($1, $2)', [jane.userId, jane.email])
    await tx.rows(`INSERT INTO member (organization_id, user_id, role) VALUES ($1, $2, 'member')`, [
      tx.organizationId,
      jane.userId,
    ])
  })
  await send(owner, [call(2, { user: jane.email }), call(3, { user: 'jane 2' })])
  expect(await erase(owner, jane, ['jane 2'])).toMatchObject({ pseudonym: 'Former member 1', events: 1 })
  expect((await spend(owner, ['user'])).rows).toMatchObject([['Former member 1', 3, expect.any(String)]])
  expect((await ledgerOf(owner)).differences).toEqual([])
})

it('who was a member once is erased by their address, account and all', async () => {
  const owner = await makeOrganization()
  const jane = await addMember(owner, 'member')
  await givePassword(jane)
  await send(owner, [call(1, { user: jane.email })])
  await removeMember(owner, jane.userId)
  expect(await accounts(jane)).toBe(1)
  await erasePerson(owner, { userId: null, labels: [jane.email], channelIds: [], confirmation: jane.email })
  expect(await accounts(jane)).toBe(0)
  expect(await columnsHolding(owner, jane.email)).toEqual([])
})

it('what comes in meanwhile comes in under the pseudonym, and nothing is lost', async () => {
  const owner = await makeOrganization()
  const jane = await addMember(owner, 'member')
  await send(
    owner,
    Array.from({ length: 50 }, (_, id) => call(id, { user: jane.email })),
  )
  const sending = Array.from({ length: 8 }, (_, at) =>
    send(
      owner,
      Array.from({ length: 20 }, (_, id) =>
        call(1_000 + at * 20 + id, { user: jane.email, project: `p${id}` }),
      ),
    ),
  )
  await Promise.all([erase(owner, jane), ...sending])
  const { rows } = await spend(owner, ['user'])
  expect(rows.map(([user, events]) => [user, events])).toEqual([['Former member 1', 210]])
  expect((await ledgerOf(owner)).differences).toEqual([])
  expect(await columnsHolding(owner, jane.email)).toEqual([])
})

it('a row that went with somebody is written again where another’s call needs it', async () => {
  const owner = await makeOrganization()
  const jane = await addMember(owner, 'member')
  const file = { user: 'bo', source_ref: `/srv/of-${jane.email}.csv:1`, session_id: 's' }
  await send(owner, [call(1, file), call(2, { user: jane.email })])
  await erase(owner, jane)
  await send(owner, [call(3, file)])
  const joined = await inOrganizationSql(owner.organizationId, (tx) =>
    tx.rows(`SELECT e.id, o.session_id, o.source_file IS NULL AS is_gone FROM usage_event e
      JOIN event_origin o ON o.organization_id = e.organization_id AND o.id = e.origin_id
      JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
      WHERE s.user_label = 'bo' ORDER BY e.id`),
  )
  expect(joined).toEqual([
    { id: 'call-1', session_id: 's', is_gone: true },
    { id: 'call-3', session_id: 's', is_gone: false },
  ])
})

it('an import that is undone after an erasure takes its events out, and frees what was held back', async () => {
  const owner = await makeOrganization()
  const jane = await addMember(owner, 'member')
  const place = (id: string, parentId: string | null, index: number) => ({
    thread: { id, parent_id: parentId, index, fingerprint: `f${index}` },
  })
  // What a member sends in a day is one import of theirs.
  const first = [0, 1].map((at) => call(at, { user: jane.email, ...place('p', null, at) }))
  await send(owner, first)
  const [parent] = await inOrganizationSql(owner.organizationId, (tx) =>
    tx.rows<{ id: string }>('SELECT id FROM import'),
  )
  await send(await addMember(owner, 'member'), [
    ...first.map((record, at) => ({ ...record, ...place('c', 'p', at), id: `replay-${at}` })),
    call(2, { user: jane.email, ...place('c', 'p', 2) }),
  ])
  expect((await spend(owner, [])).total.events).toBe(3)
  await erase(owner, jane)
  expect(await columnsHolding(owner, jane.email)).toEqual([])
  await undoImport(owner, parent?.id ?? '')
  // Without its parent a thread's first call is the baseline of the others.
  expect((await spend(owner, ['user'])).rows.map(([user, events]) => [user, events])).toEqual([
    ['Former member 1', 2],
  ])
  expect((await ledgerOf(owner)).differences).toEqual([])
})

it('the audit log says that it was done, by whom and how much, and not of whom', async () => {
  const owner = await makeOrganization()
  const jane = await addMember(owner, 'member')
  await send(owner, [call(1, { user: jane.email })])
  await erase(owner, jane)
  expect(await readAudit(owner.organizationId)).toEqual([
    {
      action: 'member.erased',
      actor_label: owner.email,
      before: null,
      after: expect.objectContaining({ events: 1, series: 1, account_deleted: true, audit_entries: 0 }),
      ip: null,
    },
  ])
})

it('who acts while they are erased does not come back by the log', async () => {
  const owner = await makeOrganization()
  const jane = { ...(await addMember(owner, 'admin')), ip: '192.0.2.7' }
  await erase(owner, jane)
  // Let in before, written after.
  await createBudget(jane, { name: 'late', amount_usd: '5' })
  await changeRole(jane, { userId: (await addMember(owner, 'viewer')).userId, role: 'member' })
  const [, ...late] = await readAudit(owner.organizationId)
  expect(late.map(({ action, actor_label, ip }) => [action, actor_label, ip])).toEqual([
    ['budget.create', 'somebody who is no member any more', null],
    ['member.change_role', 'somebody who is no member any more', null],
  ])
  expect(await columnsHolding(owner, jane.email)).toEqual([])
})

describe('the way into the audit log', () => {
  const rewrite = (caller: MemberCaller, { person = 1, identity = 'ann@example.com', at = 'now()' }) =>
    inOrganizationSql(caller.organizationId, async (tx) => {
      await tx.rows(`INSERT INTO erased_person (organization_id, number, erased_at) VALUES ($1, 1, ${at})`, [
        tx.organizationId,
      ])
      return tx.rows(`SELECT erase_from_audit_log($1, $2, '{}', NULL, NULL, 'x', NULL, '{}')`, [
        person,
        [identity],
      ])
    })

  it('opens only for who is being erased in the same transaction, and only for what can be nobody else’s', async () => {
    const caller = await makeOrganization()
    await expect(rewrite(caller, { person: 2 })).rejects.toThrow('nobody is being erased')
    await expect(rewrite(caller, { at: `now() - interval '1 second'` })).rejects.toThrow('nobody is being')
    for (const identity of ['.*', 'ann', 'organization', ' a '])
      await expect(rewrite(caller, { identity })).rejects.toThrow('an identity is')
    expect(await readAudit(caller.organizationId)).toEqual([])
    await rewrite(caller, {})
    expect((await readAudit(caller.organizationId)).map(({ action }) => action)).toEqual(['member.erased'])
  })
})

describe('every column of every table', () => {
  it('that could name the person does so no more', async () => {
    const owner = await makeOrganization()
    const jane = await addMember(owner, 'member')
    const [name, bare] = ['Jane Q. Zanetti', 'zanettiq']
    await inOrganizationSql(0, (tx) =>
      tx.rows('UPDATE user_account SET name = $2 WHERE id = $1', [jane.userId, name]),
    )
    await fillOrganization(jane)
    await sendNames(owner, { bare, email: jane.email })
    const filled = await fillColumns(owner, {
      text: `said ${jane.email.toUpperCase()}, <${name}>.`,
      json: { note: `by\n${jane.email}`, user: [bare, null], tags: { by: bare }, id: jane.userId },
      uuid: jane.userId,
    })
    expect(filled.size).toBeGreaterThan(70)
    await insertNames(owner, { bare, email: jane.email })
    const identities = [jane.email, name, bare, jane.userId]
    for (const identity of identities)
      expect((await columnsHolding(owner, identity)).length).toBeGreaterThan(1)

    const channelIds = await channelsOf(owner)
    await inOrganizationSql(owner.organizationId, (tx) =>
      tx.rows('UPDATE channel SET shown_target = $1', [jane.email]),
    )
    await erasePerson(owner, { userId: jane.userId, labels: [bare], channelIds, confirmation: jane.email })
    for (const identity of identities)
      expect([identity, await columnsHolding(owner, identity)]).toEqual([identity, []])
  })

  it('is one that is searched, or is left out for a reason that still stands', async () => {
    const owner = await makeOrganization()
    const searched = await inOrganizationSql(owner.organizationId, findErasableColumns)
    const all = await inOrganizationSql(owner.organizationId, textColumns)
    const known = new Set([
      ...searched.map(({ table, name }) => `${table}.${name}`),
      ...Object.entries(LEFT_OUT).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
    ])
    expect(all.filter(({ table, name }) => !known.has(`${table}.${name}`))).toEqual([])
    const exist = new Set(all.map(({ table, name }) => `${table}.${name}`))
    const gone = Object.entries(LEFT_OUT).flatMap(([table, names]) =>
      names.filter((name) => name !== 'actor_user_id' && !exist.has(`${table}.${name}`)),
    )
    expect(gone).toEqual([])
  })
})

async function accounts({ userId }: MemberCaller): Promise<number> {
  const rows = await inOrganizationSql(0, (tx) =>
    tx.rows('SELECT 1 FROM user_account WHERE id = $1', [userId]),
  )
  return rows.length
}

async function insertMailChannel({ organizationId }: MemberCaller, target: string): Promise<string> {
  const id = randomUUID()
  await inOrganizationSql(organizationId, (tx) =>
    tx.rows(
      `INSERT INTO channel (organization_id, id, kind, name, shown_target, sealed) VALUES ($1, $2, 'email', 'mail', $3, 'x')`,
      [organizationId, id, target],
    ),
  )
  return id
}

async function channelsOf({ organizationId }: MemberCaller): Promise<string[]> {
  const rows = await inOrganizationSql(organizationId, (tx) =>
    tx.rows<{ id: string }>('SELECT id FROM channel'),
  )
  return rows.map(({ id }) => id)
}

const TEXT_COLUMNS = `SELECT c.table_name AS "table", c.column_name AS name, c.data_type AS type
  FROM information_schema.columns c
  WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'jsonb', 'json', 'ARRAY', 'character varying')
    AND c.udt_name NOT IN ('_uuid', '_int4', '_int8')
    AND EXISTS (SELECT FROM information_schema.columns o
      WHERE o.table_schema = 'public' AND o.table_name = c.table_name AND o.column_name = 'organization_id')`

function textColumns(tx: SqlTransaction): Promise<{ table: string; name: string; type: string }[]> {
  return tx.rows(TEXT_COLUMNS)
}

// Where a bare name stands as a name.
async function sendNames(owner: MemberCaller, { bare, email }: { bare: string; email: string }) {
  const place = (id: string, parentId: string | null) => ({
    thread: { id, parent_id: parentId, index: 0, fingerprint: 'same' },
  })
  await send(owner, [
    call(1, {
      user: bare,
      project: bare,
      tags: { by: bare },
      source_ref: `/home/${bare}/x.jsonl:1`,
      ...place('p', null),
    }),
    { ...call(1, { user: bare, source_ref: `/home/${bare}/x.jsonl:2`, ...place('c', 'p') }), id: 'copy' },
    call(2, { user: email, team: email, task: email, framework: email, source_ref: `${email} request` }),
    call(3, { user: 'bo', tags: { by: email }, source_ref: `/srv/${email}/x.csv:4` }),
  ])
}

async function insertNames(owner: MemberCaller, { bare, email }: { bare: string; email: string }) {
  await inOrganizationSql(owner.organizationId, async (tx) => {
    const of = {
      dimension: 'user',
      value: bare,
      day: '2026-06-01',
      drivers: [{ dimension: 'user', value: bare }],
    }
    for (const kind of ['one', 'two'])
      await tx.rows(
        `INSERT INTO alert (organization_id, id, kind, dedupe_key, crossed_at, known_at, subject)
         VALUES ($1, gen_random_uuid(), 'anomaly', $2, now(), now(), $3)`,
        [
          tx.organizationId,
          `anomaly:user:${bare}:2026-06-01 ${kind}`,
          JSON.stringify({ kind: 'anomaly', ...of }),
        ],
      )
    await tx.rows(
      `INSERT INTO anomaly_mute (organization_id, dimension, value) VALUES ($1, 'user', $2), ($1, 'user', $3)`,
      [tx.organizationId, bare, email],
    )
    await tx.rows(
      `INSERT INTO outgoing_mail (organization_id, id, dedupe_key, kind, recipient, content)
       VALUES ($1, gen_random_uuid(), 'to another', 'weekly_digest', 'bo@example.com', $2)`,
      [tx.organizationId, JSON.stringify({ text: `People\n${bare} $12` })],
    )
    const said = JSON.stringify({
      scope: { user: [bare] },
      muted: [{ dimension: 'user', value: bare }],
      note: email,
    })
    await tx.rows(
      `INSERT INTO audit_entry (organization_id, id, actor_label, action, subject, before, after)
       VALUES ($1, gen_random_uuid(), $2, 'x', 'user ' || $2, $3, $3)`,
      [tx.organizationId, email, said],
    )
  })
}

/** Writes the person into every column that takes it, and answers which those are. */
async function fillColumns(
  { organizationId }: MemberCaller,
  { text, json, uuid }: { text: string; json: object; uuid: string },
): Promise<Set<string>> {
  return inOrganizationSql(organizationId, async (tx) => {
    const filled = new Set<string>()
    const uuids = (await findErasableColumns(tx)).filter(({ type }) => type === 'uuid')
    for (const { table, name, type } of [...(await textColumns(tx)), ...uuids]) {
      // What is held back is an event and nothing else: `sendNames` makes one.
      if (LEFT_OUT[table]?.includes(name) || name === 'withheld') continue
      // What a rule asks for is read while names are taken out: it stays one.
      const own = table === 'attribution_rule' && name === 'conditions' ? { user: [text] } : json
      const value = { jsonb: JSON.stringify(own), ARRAY: [text], uuid }[type] ?? text
      await tx.rows('SAVEPOINT one')
      const done = await tx.rows(`UPDATE "${table}" SET "${name}" = $1 RETURNING 1`, [value]).catch(refused)
      await tx.rows(done ? 'RELEASE one' : 'ROLLBACK TO one')
      if (done && done.length > 0) filled.add(`${table}.${name}`)
      // A table of an organization that the test fills has a row to hold it.
      if (done) expect([table, name, done.length > 0]).toEqual([table, name, true])
    }
    return filled
  })
}

// One of a few words, a key of another row, or a key that two rows would share: such a column can hold nobody.
function refused(error: { code?: string }): null {
  expect(['23503', '23505', '23514']).toContain(error.code)
  return null
}

// Everything that could hold a text or an id, of every table of an organization: taken from the schema itself.
async function columnsHolding({ organizationId }: MemberCaller, text: string): Promise<string[]> {
  return inOrganizationSql(organizationId, async (tx) => {
    const columns = await tx.rows<{ table: string; name: string }>(
      `SELECT c.table_name AS "table", c.column_name AS name FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'jsonb', 'json', 'ARRAY', 'uuid', 'character varying')
         AND EXISTS (SELECT FROM information_schema.columns o
           WHERE o.table_schema = 'public' AND o.table_name = c.table_name AND o.column_name = 'organization_id')`,
    )
    expect(columns.length).toBeGreaterThan(150)
    const holding: string[] = []
    for (const { table, name } of columns) {
      const rows = await tx.rows(
        `SELECT 1 FROM "${table}" WHERE organization_id = $1 AND strpos(lower("${name}"::text), lower($2)) > 0 LIMIT 1`,
        [organizationId, text],
      )
      if (rows.length > 0) holding.push(`${table}.${name}`)
    }
    return holding
  })
}
