import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { POST as PAUSE } from '@/app/api/v1/channels/[id]/pause/route'
import { POST as RESUME } from '@/app/api/v1/channels/[id]/resume/route'
import { POST as ROTATE } from '@/app/api/v1/channels/[id]/rotate/route'
import { DELETE, GET as GET_ONE, PATCH } from '@/app/api/v1/channels/[id]/route'
import { POST as TEST } from '@/app/api/v1/channels/[id]/test/route'
import { GET, POST } from '@/app/api/v1/channels/route'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { readAudit } from '../../testing/members'
import { createApiKey } from '../api-keys/create-api-key'
import { createChannel } from './create-channel'

let server: http.Server
let url: string
let posts: { headers: Record<string, string>; body: string }[]
let caller: MemberCaller
let admin: string

const keyOf = async (owner: MemberCaller, scopes: ('ingest' | 'read' | 'admin')[]) =>
  (await createApiKey(owner, { name: 'key', scopes, expiresInDays: null })).secret

beforeEach(async () => {
  posts = []
  server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    posts.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() })
    response.end('heard')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  vi.stubEnv('OUTLAY_WEBHOOK_ALLOW', `127.0.0.1:${port}`)
  vi.stubEnv('AUTH_SECRET', 'a secret of a test, of 32 or more characters')
  url = `http://127.0.0.1:${port}/secret-path`
  caller = await makeOrganization()
  admin = await keyOf(caller, ['admin', 'read'])
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  vi.unstubAllEnvs()
})
afterAll(disconnectDatabase)

type Route = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>

async function ask(
  route: Route | typeof GET,
  given: { id?: string; key?: string; body?: unknown; query?: string; once?: string; method?: string } = {},
) {
  const { id = '', key = admin, body, query = '', once, method = 'POST' } = given
  const request = new Request(`http://x/api/v1/channels${id && `/${id}`}${query}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(once && { 'idempotency-key': once }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer = await (route as Route)(request, { params: Promise.resolve({ id }) })
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() }
}
const make = async (body: object = { kind: 'webhook', target: url }) => (await ask(POST, { body })).body
const get = (query = '', key = admin) => ask(GET, { method: 'GET', query, key })

it('a webhook is made with its secret, which no later answer has; its URL is never whole', async () => {
  const made = await ask(POST, { body: { kind: 'webhook', target: url, name: 'Ops' } })
  expect(made).toMatchObject({ status: 201, body: { kind: 'webhook', name: 'Ops', state: 'active' } })
  expect(made.body.secret).toMatch(/^whsec_/)
  expect(JSON.stringify(made.body)).not.toContain('secret-path')
  const { secret: _, ...shown } = made.body
  expect((await ask(GET_ONE, { id: made.body.id, method: 'GET' })).body).toEqual(shown)
  expect((await get()).body).toEqual({ data: [shown], next_cursor: null })
})

it('asked again under its Idempotency-Key it is the same channel, without a secret, and none is kept in the clear', async () => {
  const body = { kind: 'webhook', target: url }
  const first = await ask(POST, { body, once: 'once' })
  const again = await ask(POST, { body, once: 'once' })
  expect(first.body.secret).toMatch(/^whsec_/)
  expect(again.status).toBe(201)
  expect(again.body).toEqual({ ...first.body, secret: undefined })
  const rotated = await ask(ROTATE, { id: first.body.id, once: 'rotate' })
  expect(rotated.body.secret).toMatch(/^whsec_/)
  const kept = await inOrganizationSql(caller.organizationId, (tx) =>
    tx.rows('SELECT r::text FROM idempotent_request r'),
  )
  expect(kept).toHaveLength(2)
  expect(JSON.stringify(kept)).not.toMatch(/whsec_/)
})

it('pages by name, each channel once, and refuses a made-up cursor', async () => {
  for (const name of ['b', 'C', 'a', 'a']) await make({ kind: 'email', target: 'ada@acme.test', name })
  const names: string[] = []
  const ids = new Set<string>()
  let cursor: string | null = ''
  while (cursor !== null) {
    const { body } = await get(`?limit=1&cursor=${cursor}`)
    expect(body.data).toHaveLength(1)
    names.push(body.data[0].name)
    ids.add(body.data[0].id)
    cursor = body.next_cursor
  }
  expect(names).toEqual(['a', 'a', 'b', 'C'])
  expect(ids.size).toBe(4)
  for (const query of ['?cursor=x', '?limit=0', `?cursor=${Buffer.from('["a","b"]').toString('base64url')}`])
    expect(await get(query), query).toMatchObject({ status: 400 })
})

it.each([
  [{ kind: 'webhook', target: 'http://169.254.169.254/' }, 'target'],
  [{ kind: 'webhook', target: 'http://10.0.0.1/' }, 'target'],
  [{ kind: 'slack', target: 'https://hooks.slack.com.evil.test/' }, 'target'],
  [{ kind: 'email', target: 'nobody' }, 'target'],
  [{ kind: 'pager', target: 'x' }, 'kind'],
])('%j is refused at its field', async (body, path) => {
  expect(await ask(POST, { body })).toMatchObject({ status: 400, body: { errors: [{ path }] } })
})

it('a test is signed with the secret and answers what was said', async () => {
  const { id, secret } = await make()
  expect(await ask(TEST, { id })).toMatchObject({ status: 200, body: { is_ok: true, answer: '200 heard' } })
  const [post] = posts
  expect(new Webhook(secret).verify(post?.body ?? '', post?.headers ?? {})).toMatchObject({
    type: 'channel.test',
  })
})

it('after a rotation both secrets sign', async () => {
  const { id, secret } = await make()
  const rotated = await ask(ROTATE, { id })
  expect(rotated.body.secret).not.toBe(secret)
  await ask(TEST, { id })
  for (const one of [secret, rotated.body.secret])
    expect(() => new Webhook(one).verify(posts[0]?.body ?? '', posts[0]?.headers ?? {})).not.toThrow()
  const mail = await make({ kind: 'email', target: 'ada@acme.test' })
  expect(await ask(ROTATE, { id: mail.id })).toMatchObject({ status: 409 })
})

it('another target keeps the secret; under another AUTH_SECRET the new one is answered', async () => {
  const { id, secret } = await make()
  const patch = () => ask(PATCH, { id, method: 'PATCH', body: { target: `${url}/2` } })
  expect((await patch()).body).not.toHaveProperty('secret')
  await ask(TEST, { id })
  expect(() => new Webhook(secret).verify(posts[0]?.body ?? '', posts[0]?.headers ?? {})).not.toThrow()
  vi.stubEnv('AUTH_SECRET', 'another secret of a test, of 32 or more')
  expect(await ask(TEST, { id })).toMatchObject({
    body: { is_ok: false, answer: expect.stringContaining('enter the target again') },
  })
  const made = (await patch()).body.secret
  expect(made).toMatch(/^whsec_/)
  await ask(TEST, { id })
  expect(() => new Webhook(made).verify(posts[1]?.body ?? '', posts[1]?.headers ?? {})).not.toThrow()
})

it('is paused, resumed and deleted, and then is not there', async () => {
  const { id } = await make()
  expect((await ask(PAUSE, { id })).body).toMatchObject({
    state: 'paused',
    paused_reason: 'Paused by hand.',
  })
  expect((await ask(RESUME, { id })).body).toMatchObject({ state: 'active', paused_reason: null })
  expect((await ask(DELETE, { id, method: 'DELETE' })).status).toBe(204)
  expect((await ask(GET_ONE, { id, method: 'GET' })).status).toBe(404)
})

it('what is being sent to it is due again only where it was paused', async () => {
  const { id } = await make()
  // As the worker leaves it while it sends: due again should it never come back.
  await inOrganizationSql(caller.organizationId, async (tx) => {
    await tx.rows(
      `INSERT INTO import (organization_id, id, kind, name, status) VALUES ($1, $2, 'upload', 'x', 'done')`,
      [tx.organizationId, id],
    )
    await tx.rows(
      `INSERT INTO import_delivery (organization_id, id, channel_id, import_id, event, facts, status, next_attempt_at)
       VALUES ($1, $2, $2, $2, 'finished', '{}', 'pending', now() + interval '1 hour')`,
      [tx.organizationId, id],
    )
  })
  const isDue = () =>
    inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows('SELECT next_attempt_at <= now() AS due FROM import_delivery WHERE organization_id = $1', [
        tx.organizationId,
      ]),
    )
  await ask(RESUME, { id })
  expect(await isDue()).toEqual([{ due: false }])
  await ask(PAUSE, { id })
  await ask(RESUME, { id })
  expect(await isDue()).toEqual([{ due: true }])
})

it('a key that may only read changes nothing; another organization finds nothing', async () => {
  const { id } = await make()
  const reader = await keyOf(caller, ['read'])
  const stranger = await keyOf(await makeOrganization(), ['admin', 'read'])
  const body = { kind: 'webhook', target: url }
  expect((await ask(POST, { body, key: reader })).status).toBe(403)
  expect((await get('', stranger)).body.data).toEqual([])
  for (const route of [TEST, PAUSE, RESUME, ROTATE]) {
    expect((await ask(route, { id, key: reader })).status).toBe(403)
    expect((await ask(route, { id, key: stranger })).status).toBe(404)
  }
  expect((await ask(PATCH, { id, key: stranger, method: 'PATCH', body: { name: 'x' } })).status).toBe(404)
  expect((await ask(DELETE, { id, key: stranger, method: 'DELETE' })).status).toBe(404)
  expect(posts).toEqual([])
  const viewer = await makeOrganization({ role: 'viewer' })
  await expect(createChannel(viewer, body)).rejects.toMatchObject({ code: 'forbidden' })
})

it('what it is told of imports is set, shown, and in the audit log before and after', async () => {
  const made = await make({ kind: 'webhook', target: url, import_events: ['failed'] })
  expect(made.import_events).toEqual(['failed'])
  expect((await make()).import_events).toEqual([])
  const change = { import_events: ['undone', 'failed', 'failed'] }
  const changed = await ask(PATCH, { id: made.id, method: 'PATCH', body: change })
  expect(changed).toMatchObject({ status: 200, body: { import_events: ['undone', 'failed'] } })
  await ask(PATCH, { id: made.id, method: 'PATCH', body: { name: 'Other' } })
  const { body } = await ask(GET_ONE, { id: made.id, method: 'GET' })
  expect(body).toMatchObject({ name: 'Other', import_events: ['undone', 'failed'] })
  for (const wrong of [['started'], 'failed', null, ['failed', 'failed', 'failed', 'failed']])
    expect((await ask(PATCH, { id: made.id, method: 'PATCH', body: { import_events: wrong } })).status).toBe(
      400,
    )
  const entries = await readAudit(caller.organizationId)
  expect(entries.find(({ action }) => action === 'channel.update')).toMatchObject({
    before: { import_events: ['failed'] },
    after: { import_events: ['undone', 'failed'] },
  })
})
