import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { insertAlerts } from '../../data/alerts/insert-alerts'
import { findOrganizationsToTell } from '../../data/channels/due-deliveries'
import { ALERT_OUTBOX } from '../../data/channels/outbox'
import { inOrganizationSql } from '../../data/database'
import type { NewAlert } from '../../domain/alerts/new-alert'
import type { MemberCaller } from '../../domain/members/caller'
import { parseUsd } from '../../domain/money'
import { makeOrganization } from '../../testing/make-organization'
import { pauseChannelOf, resumeChannelOf } from '../channels/change-channel'
import { createChannel } from '../channels/create-channel'
import { listChannels } from '../channels/list-channels'
import { deliverAlertsOf } from './deliver-alerts'

let server: http.Server
let url: string
let status = 200
let got: { id: string; body: { data: { spent_usd: string } } }[] = []

beforeEach(async () => {
  status = 200
  got = []
  server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    got.push({
      id: String(request.headers['webhook-id']),
      body: JSON.parse(Buffer.concat(chunks).toString()),
    })
    response.writeHead(status).end('heard')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  vi.stubEnv('OUTLAY_WEBHOOK_ALLOW', `127.0.0.1:${port}`)
  vi.stubEnv('AUTH_SECRET', 'a secret of a test, of 32 or more characters')
  url = `http://127.0.0.1:${port}/hook`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  vi.unstubAllEnvs()
})

const sql = <Row extends object>({ organizationId }: MemberCaller, text: string) =>
  inOrganizationSql(organizationId, (tx) => tx.rows<Row>(text))
const makeDue = (owner: MemberCaller) => sql(owner, `UPDATE alert_delivery SET next_attempt_at = now()`)

async function raise(owner: MemberCaller, channelId: string): Promise<string> {
  const alert: NewAlert = {
    kind: 'budget',
    dedupeKey: `budget:1:month:2026-06-01:percent:80:actual:${Math.random()}`,
    subject: { kind: 'budget', name: 'June', scope: { project: ['web'] } },
    budgetId: null,
    threshold: { on: 'actual', percent: 80 },
    period: { kind: 'month', start: '2026-06-01', end: '2026-06-30' },
    crossedAt: new Date('2026-06-14T10:00:00Z'),
    amount: parseUsd('100'),
    spent: parseUsd('81.25'),
    expected: null,
    channelIds: [channelId],
  }
  const [raised] = await inOrganizationSql(owner.organizationId, (tx) => insertAlerts(tx, [alert]))
  return raised?.id ?? ''
}

it('two senders at once tell a channel once, and the try is kept', async () => {
  const owner = await makeOrganization()
  const { channel } = await createChannel(owner, { kind: 'webhook', target: url })
  const id = await raise(owner, channel.id)
  await Promise.all([deliverAlertsOf(owner.organizationId), deliverAlertsOf(owner.organizationId)])
  expect(got).toMatchObject([{ id, body: { data: { spent_usd: '81.25' } } }])
  expect(await sql(owner, 'SELECT status, attempts FROM alert_delivery')).toEqual([
    { status: 'delivered', attempts: 1 },
  ])
  expect(await sql(owner, 'SELECT number, is_ok, answer FROM alert_delivery_attempt')).toEqual([
    { number: 1, is_ok: true, answer: '200 heard' },
  ])
})

it('what a sender that died had sent is sent again under the same id', async () => {
  const owner = await makeOrganization()
  const { channel } = await createChannel(owner, { kind: 'webhook', target: url })
  const id = await raise(owner, channel.id)
  await deliverAlertsOf(owner.organizationId)
  await sql(
    owner,
    `UPDATE alert_delivery SET status = 'pending', attempts = 0, delivered_at = NULL, next_attempt_at = now()`,
  )
  await sql(owner, 'DELETE FROM alert_delivery_attempt')
  await deliverAlertsOf(owner.organizationId)
  expect(got.map((one) => one.id)).toEqual([id, id])
})

it('is tried again after 5 s, then 30 s; the fifth failure pauses, holds what waits, and tells the owner once', async () => {
  const owner = await makeOrganization()
  const { channel } = await createChannel(owner, { kind: 'webhook', target: url })
  await raise(owner, channel.id)
  status = 500
  const waits: number[] = []
  for (let attempt = 1; attempt <= 5; attempt++) {
    await deliverAlertsOf(owner.organizationId)
    const [row] = await sql<{ seconds: number }>(
      owner,
      `SELECT round(extract(epoch FROM next_attempt_at - now()))::integer AS seconds FROM alert_delivery`,
    )
    waits.push(row?.seconds ?? 0)
    await makeDue(owner)
  }
  expect(waits).toEqual([5, 30, 120, 600, 3600])
  await deliverAlertsOf(owner.organizationId)
  expect(got).toHaveLength(5)
  expect(await listChannels(owner)).toMatchObject([
    { failuresInRow: 5, paused: { reason: expect.stringMatching(/500 heard/) } },
  ])
  expect(await sql(owner, 'SELECT kind, recipient FROM outgoing_mail')).toEqual([
    { kind: 'channel_paused', recipient: owner.email },
  ])
  status = 200
  await resumeChannelOf(owner, channel.id)
  await deliverAlertsOf(owner.organizationId)
  expect(await sql(owner, 'SELECT status, attempts FROM alert_delivery')).toEqual([
    { status: 'delivered', attempts: 6 },
  ])
})

it('what waits for a paused channel is not looked at again and again, and is due at once when it is resumed', async () => {
  const owner = await makeOrganization()
  const { channel } = await createChannel(owner, { kind: 'webhook', target: url })
  await raise(owner, channel.id)
  await pauseChannelOf(owner, channel.id)
  expect(await findOrganizationsToTell(ALERT_OUTBOX)).toContain(owner.organizationId)
  await deliverAlertsOf(owner.organizationId)
  expect(got).toEqual([])
  expect(await findOrganizationsToTell(ALERT_OUTBOX)).not.toContain(owner.organizationId)
  expect(await listChannels(owner)).toMatchObject([{ paused: { reason: 'Paused by hand.' } }])
  await resumeChannelOf(owner, channel.id)
  expect(await findOrganizationsToTell(ALERT_OUTBOX)).toContain(owner.organizationId)
  await deliverAlertsOf(owner.organizationId)
  expect(got).toHaveLength(1)
})

it('a member makes none, a stranger sees none, the secret is not kept in the clear', async () => {
  const owner = await makeOrganization()
  const { channel, secret } = await createChannel(owner, { kind: 'webhook', target: url })
  expect(channel.shownTarget).not.toContain('/hook')
  const [row] = await sql<{ all: string }>(owner, `SELECT encode(sealed, 'escape') AS all FROM channel`)
  expect(row?.all).not.toContain(secret)
  expect(row?.all).not.toContain('hook')
  expect(await listChannels(await makeOrganization())).toEqual([])
  const member = await makeOrganization({ role: 'member' })
  await expect(createChannel(member, { kind: 'webhook', target: url })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
