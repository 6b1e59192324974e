import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET as GET_UPLOAD } from '@/app/api/v1/uploads/[id]/route'
import { findOrganizationsToTell } from '../../data/channels/due-deliveries'
import { IMPORT_OUTBOX } from '../../data/channels/outbox'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { ImportEvent } from '../../domain/imports/import-event'
import type { MemberCaller } from '../../domain/members/caller'
import { crashAfter } from '../../testing/crash-after'
import { type Mailbox, openMailbox } from '../../testing/mailbox'
import { makeOrganization } from '../../testing/make-organization'
import { createApiKey } from '../api-keys/create-api-key'
import { changeChannel, pauseChannelOf, resumeChannelOf } from '../channels/change-channel'
import { createChannel } from '../channels/create-channel'
import { listChannels } from '../channels/list-channels'
import { loadSample } from '../samples/load-sample'
import { removeSample } from '../samples/remove-sample'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { deliverImportEventsOf } from './deliver-import-events'
import { giveUpUpload } from './give-up-upload'
import { getImport, listImportDeliveries } from './list-imports'
import { receiveUpload } from './receive-upload'
import { runImport } from './run-import'
import { undoImport } from './undo-import'

const ALL: ImportEvent[] = ['finished', 'failed', 'undone']

interface Post {
  path: string
  headers: Record<string, string>
  body: string
}

let server: http.Server
let origin: string
let posts: Post[]
let status: number
let mailbox: Mailbox

beforeEach(async () => {
  posts = []
  status = 200
  server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = request.headers as Record<string, string>
    posts.push({ path: request.url ?? '', headers, body: Buffer.concat(chunks).toString() })
    response.writeHead(status).end('heard')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  mailbox = await openMailbox()
  vi.stubEnv('OUTLAY_WEBHOOK_ALLOW', `127.0.0.1:${port}`)
  vi.stubEnv('AUTH_SECRET', 'a secret of a test, of 32 or more characters')
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('OUTLAY_MAIL_FROM', 'Outlay <outlay@acme.test>')
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  void mailbox.close()
  vi.unstubAllEnvs()
})
afterAll(disconnectDatabase)

const line = (index: number, change: object = {}): string =>
  JSON.stringify({
    ...{ id: `event-${index}`, timestamp: '2026-06-01T12:00:00Z', model: 'claude-sonnet-4-6' },
    ...{ input_tokens: 1_000, output_tokens: 100 },
    ...change,
  })

const hook = (owner: MemberCaller, events: ImportEvent[] = ALL, path = '/hook') =>
  createChannel(owner, { kind: 'webhook', target: `${origin}${path}`, import_events: events })

async function upload(caller: MemberCaller, body: string): Promise<string> {
  const { id } = await receiveUpload(caller, {
    ...{ name: 'log.jsonl', format: 'auto', labels: {} },
    body: Readable.from([Buffer.from(body)]),
  })
  return id
}

const run = ({ organizationId }: MemberCaller, importId: string) => runImport({ organizationId, importId })
const deliver = ({ organizationId }: MemberCaller) => deliverImportEventsOf(organizationId)
const typesOf = () => posts.map(({ body }) => JSON.parse(body).type)
const sql = <Row extends object>({ organizationId }: MemberCaller, text: string) =>
  inOrganizationSql(organizationId, (tx) => tx.rows<Row>(text))
const letGo = (owner: MemberCaller) =>
  sql(owner, `UPDATE import_delivery SET next_attempt_at = now() WHERE status = 'pending'`)
const everything = { from: null, to: null, groupBy: [], filters: {} }

async function read(caller: MemberCaller, body: string): Promise<string> {
  const id = await upload(caller, body)
  await run(caller, id)
  return id
}

describe('a channel that wants to know of imports', () => {
  it('is told that one finished: signed, with the figures that the API and the ledger have', async () => {
    const caller = await makeOrganization()
    const { secret } = await hook(caller)
    const secretLine = '{"secret prompt": do not tell}'
    const id = await read(
      caller,
      [line(1), line(2), line(2), line(3, { model: 'none-such' }), secretLine, ''].join('\n'),
    )
    await deliver(caller)
    expect(posts).toHaveLength(1)
    const [post] = posts
    const payload = new Webhook(secret ?? '').verify(post?.body ?? '', post?.headers ?? {}) as {
      data: object
      timestamp: string
    }
    const { total } = await getSpend(caller, everything)
    const view = await getImport(caller, id)
    expect(payload).toMatchObject({
      type: 'import.finished',
      timestamp: view.finishedAt,
      data: {
        ...{ id, kind: 'upload', name: 'log.jsonl', status: 'done', error: null },
        ...{ accepted: view.accepted, updated: view.updated, rejected: view.rejected },
        duplicates: view.duplicates,
        problems: [{ file: 'log.jsonl', line: 5, message: 'not valid JSON' }],
        ...{ events: total.events, cost_usd: total.costUsd, unpriced_events: total.unpricedEvents },
        url: expect.stringContaining(`/imports?import=${id}`),
      },
    })
    expect(view).toMatchObject({ accepted: 3, duplicates: 1, rejected: 1 })
    expect(total).toMatchObject({ costUsd: '0.009', unpricedEvents: 1 })
    expect(post?.body).not.toContain('secret prompt')
  })

  it('is told that one failed and why, or that it never arrived whole', async () => {
    const caller = await makeOrganization()
    await hook(caller)
    await read(caller, 'Dear diary, today I spent nothing.\n')
    async function* broken() {
      yield Buffer.from(line(1))
      throw new Error('connection reset')
    }
    const body = Readable.from(broken())
    const half = receiveUpload(caller, { name: 'half', format: 'auto', labels: {}, body })
    await expect(half).rejects.toMatchObject({ code: 'invalid' })
    for (let pass = 0; pass < 2; pass++) await deliver(caller)
    expect(posts.map(({ body: text }) => JSON.parse(text))).toMatchObject([
      { type: 'import.failed', data: { status: 'failed', error: expect.stringMatching(/no usage log/) } },
      { type: 'import.failed', data: { name: 'half', error: 'The body did not arrive whole.', events: 0 } },
    ])
  })

  it('is told that one was undone, with what it took away, and what finished stays as it was', async () => {
    const caller = await makeOrganization()
    const { channel } = await hook(caller)
    await pauseChannelOf(caller, channel.id)
    const id = await read(caller, `${line(1)}\n`)
    await undoImport(caller, id)
    await resumeChannelOf(caller, channel.id)
    await deliver(caller)
    const figures = { events: 1, cost_usd: '0.0045', accepted: 1 }
    const told = posts.map(({ body }) => JSON.parse(body)).sort((a, b) => (a.type < b.type ? -1 : 1))
    expect(told).toMatchObject([
      { type: 'import.finished', data: { id, status: 'done', ...figures } },
      { type: 'import.undone', data: { id, status: 'undone', ...figures } },
    ])
    expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
  })

  it('is not told of what it does not want, nor of what keys send all day, nor of sample data', async () => {
    const caller = await makeOrganization()
    await hook(caller, ['failed'], '/failed')
    const { channel } = await hook(caller, ALL, '/all')
    await ingestUsage(caller, [{ json: JSON.parse(line(9)) }], Date.now())
    const { importId } = await loadSample(caller, { name: 'small-team', nowMs: Date.now() })
    await removeSample(caller)
    expect(await listImportDeliveries(caller, importId)).toEqual([])
    await read(caller, `${line(1)}\n`)
    await deliver(caller)
    expect(posts.map(({ path }) => path)).toEqual(['/all'])
    await changeChannel(caller, channel.id, { import_events: [] })
    await read(caller, `${line(2)}\n`)
    await deliver(caller)
    expect(typesOf()).toEqual(['import.finished'])
  })

  it('is told that a day of a key was undone', async () => {
    const caller = await makeOrganization()
    await hook(caller)
    await ingestUsage(caller, [{ json: JSON.parse(line(1)) }], Date.now())
    const [day] = await sql<{ id: string }>(caller, 'SELECT id FROM import')
    await undoImport(caller, day?.id ?? '')
    await deliver(caller)
    expect(posts.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: 'import.undone', data: { id: day?.id, kind: 'api', events: 1, cost_usd: '0.0045' } },
    ])
  })

  it('may be mail, in words', async () => {
    const caller = await makeOrganization()
    const target = 'ops@acme.test'
    const { channel } = await createChannel(caller, { kind: 'email', target, import_events: ['finished'] })
    const id = await read(caller, `${line(1)}\n`)
    await deliver(caller)
    const [told] = (await listImportDeliveries(caller, id)) ?? []
    expect(mailbox.mails).toMatchObject([
      {
        subject: 'Import of “log.jsonl” finished: 1 call, $0.0045',
        messageId: `<${told?.id}.${channel.id}@acme.test>`,
        text: expect.stringContaining('New: 1'),
      },
    ])
  })

  it('that fails is tried again, each try is seen, and the fifth pauses it', async () => {
    const caller = await makeOrganization()
    const { channel } = await hook(caller)
    const id = await read(caller, `${line(1)}\n`)
    status = 500
    for (let attempt = 1; attempt <= 6; attempt++) {
      await deliver(caller)
      await letGo(caller)
    }
    expect(posts).toHaveLength(5)
    expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(await listChannels(caller)).toMatchObject([{ failuresInRow: 5, paused: {} }])
    await deliver(caller)
    expect(await findOrganizationsToTell(IMPORT_OUTBOX)).not.toContain(caller.organizationId)
    status = 200
    await resumeChannelOf(caller, channel.id)
    await deliver(caller)
    const [told] = (await listImportDeliveries(caller, id)) ?? []
    expect(told).toMatchObject({
      id: posts[0]?.headers['webhook-id'],
      event: 'finished',
      deliveries: [{ channelId: channel.id, status: 'delivered', isPaused: false }],
    })
    expect(told?.deliveries[0]?.attempts.map(({ isOk, answer }) => [isOk, answer])).toEqual([
      ...Array.from({ length: 5 }, () => [false, '500 heard']),
      [true, '200 heard'],
    ])
  })
})

it('its deliveries are shown to who may see channels: no key that only sends, no viewer, no stranger', async () => {
  const caller = await makeOrganization()
  const { channel } = await hook(caller)
  const id = await read(caller, `${line(1)}\n`)
  await deliver(caller)
  const asKey = async (scopes: ('ingest' | 'read')[]) => {
    const { secret } = await createApiKey(caller, { name: 'key', scopes, expiresInDays: null })
    const headers = { authorization: `Bearer ${secret}` }
    const request = new Request(`http://x/api/v1/uploads/${id}`, { headers })
    return (await GET_UPLOAD(request, { params: Promise.resolve({ id }) })).json()
  }
  expect((await asKey(['ingest', 'read'])).deliveries).toMatchObject([
    {
      event: 'finished',
      id: posts[0]?.headers['webhook-id'],
      ...{ channel_id: channel.id, channel_kind: 'webhook', status: 'delivered', next_attempt_at: null },
      attempts: [{ number: 1, is_ok: true, answer: '200 heard' }],
    },
  ])
  expect(await asKey(['ingest'])).not.toHaveProperty('deliveries')
  expect(await listImportDeliveries({ ...caller, role: 'viewer' }, id)).toBeNull()
  await expect(listImportDeliveries(await makeOrganization(), id)).rejects.toMatchObject({
    code: 'not_found',
  })
})

it('twenty workers at once end an import once, and tell each channel once', async () => {
  const caller = await makeOrganization()
  const paths = ['/1', '/2', '/3']
  for (const path of paths) await hook(caller, ALL, path)
  const id = await upload(caller, `${line(1)}\n`)
  const twenty = (task: () => Promise<unknown>) => Promise.all(Array.from({ length: 20 }, task))
  await twenty(() => run(caller, id))
  await twenty(() => deliver(caller))
  expect(posts.map(({ path }) => path).sort()).toEqual(paths)
  expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  await twenty(() => inOrganizationSql(caller.organizationId, (tx) => giveUpUpload(tx, id, 'late')))
  const undone = await Promise.allSettled(Array.from({ length: 20 }, () => undoImport(caller, id)))
  expect(undone.filter(({ status: outcome }) => outcome === 'fulfilled')).toHaveLength(1)
  await twenty(() => deliver(caller))
  expect(typesOf()).toEqual([...paths.map(() => 'import.finished'), ...paths.map(() => 'import.undone')])
})

it('a channel that is deleted while an import ends keeps it from nothing', async () => {
  const caller = await makeOrganization()
  await hook(caller)
  const id = await upload(caller, `${line(1)}\n`)
  const running = await inOrganizationSql(caller.organizationId, async (tx) => {
    await tx.rows('DELETE FROM channel')
    const [mine] = await tx.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const end = run(caller, id)
    const isWaitedFor = async () =>
      (await sql(caller, `SELECT 1 FROM pg_stat_activity WHERE ${mine?.pid} = ANY (pg_blocking_pids(pid))`))
        .length > 0
    while (!(await isWaitedFor()));
    return { end }
  })
  await running.end
  expect(await getImport(caller, id)).toMatchObject({ status: 'done' })
  expect(await sql(caller, 'SELECT 1 FROM import_delivery')).toEqual([])
})

it('a crash between any two steps loses no event, tells none that did not come about, and keeps its id', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  let crashes = 0
  for (let step = 1; ; step++) {
    posts = []
    const caller = await makeOrganization()
    await hook(caller, ALL, '/a')
    await hook(caller, ALL, '/b')
    const id = await upload(caller, `${line(1)}\n`)
    const all = async () => {
      await run(caller, id)
      await deliver(caller)
      const { status: state } = await getImport(caller, id)
      if (state === 'done') await undoImport(caller, id)
      await deliver(caller)
    }
    const stop = crashAfter(step)
    const outcome = await all().then(
      () => 'told',
      () => 'crashed',
    )
    stop()
    // A worker that died is taken over, and lets go of what it held.
    await sql(caller, `UPDATE import SET updated_at = now() - interval '1 hour'`)
    await letGo(caller)
    await all()
    await letGo(caller)
    await deliver(caller)
    const types = new Map<string, Set<string>>()
    for (const { path, headers, body } of posts) {
      const told = `${path} ${JSON.parse(body).type}`
      types.set(told, (types.get(told) ?? new Set()).add(headers['webhook-id'] ?? ''))
    }
    expect([...types.keys()].sort()).toEqual([
      ...['/a import.finished', '/a import.undone'],
      ...['/b import.finished', '/b import.undone'],
    ])
    expect([...types.values()].map((ids) => ids.size)).toEqual([1, 1, 1, 1])
    if (outcome === 'told') break
    crashes++
  }
  said.mockRestore()
  expect(crashes).toBeGreaterThan(40)
}, 300_000)
