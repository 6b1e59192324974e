import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { insertAlerts } from '../../data/alerts/insert-alerts'
import { claimDueDeliveries } from '../../data/channels/due-deliveries'
import { ALERT_OUTBOX } from '../../data/channels/outbox'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { parseUsd } from '../../domain/money'
import { crashAfter } from '../../testing/crash-after'
import { makeOrganization } from '../../testing/make-organization'
import { createChannel } from '../channels/create-channel'
import { deliverAlertsOf } from './deliver-alerts'

// OUTLAY_ROUNDS=100 runs more; nothing does by itself.
const ROUNDS = Number(process.env.OUTLAY_ROUNDS ?? 3)
// Each has a crash for every statement.
const CRASH_ROUNDS = Number(process.env.OUTLAY_ROUNDS ?? 1)

// A sender that dies between the sending and the keeping of it.
const life = vi.hoisted(() => ({ dies: (): boolean => false }))
vi.mock('../../data/channels/record-attempt', async (original) => {
  const real = await original<typeof import('../../data/channels/record-attempt')>()
  const recordAttempt: typeof real.recordAttempt = async (...given) => {
    if (life.dies()) throw new Error('killed')
    return real.recordAttempt(...given)
  }
  return { ...real, recordAttempt }
})

let server: http.Server
/** "channel alert" of each post. */
let got: string[]

beforeEach(async () => {
  got = []
  life.dies = () => false
  server = http.createServer((request, response) => {
    got.push(`${request.url?.slice(1)} ${request.headers['webhook-id']}`)
    request.resume().on('end', () => response.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('OUTLAY_WEBHOOK_ALLOW', `127.0.0.1:${(server.address() as AddressInfo).port}`)
  vi.stubEnv('AUTH_SECRET', 'a secret of a test, of 32 or more characters')
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  vi.unstubAllEnvs()
})
afterAll(disconnectDatabase)

/** Alerts told to each of some channels, and what each channel is to get. */
async function raised(channels = 3, alertCount = 6): Promise<{ owner: MemberCaller; expected: string[] }> {
  const owner = await makeOrganization()
  const { port } = server.address() as AddressInfo
  const channelIds: string[] = []
  for (let index = 0; index < channels; index++) {
    const target = `http://127.0.0.1:${port}/${index}`
    channelIds.push((await createChannel(owner, { kind: 'webhook', target })).channel.id)
  }
  const alerts = Array.from({ length: alertCount }, (_, index) => ({
    kind: 'budget' as const,
    dedupeKey: `budget:1:month:2026-06-01:percent:${index}:actual`,
    subject: { kind: 'budget' as const, name: 'June', scope: {} },
    budgetId: null,
    threshold: { on: 'actual' as const, percent: index },
    period: { kind: 'month' as const, start: '2026-06-01', end: '2026-06-30' },
    crossedAt: new Date('2026-06-14T10:00:00Z'),
    amount: parseUsd('100'),
    spent: parseUsd('81.25'),
    expected: null,
    channelIds,
  }))
  const made = await inOrganizationSql(owner.organizationId, (tx) => insertAlerts(tx, alerts))
  const expected = made.flatMap(({ id }) => channelIds.map((_, index) => `${index} ${id}`))
  return { owner, expected: expected.sort() }
}

const sql = <Row extends object>({ organizationId }: MemberCaller, text: string) =>
  inOrganizationSql(organizationId, (tx) => tx.rows<Row>(text))
const letGo = (owner: MemberCaller) =>
  sql(owner, `UPDATE alert_delivery SET next_attempt_at = now() WHERE status = 'pending'`)
const pending = async (owner: MemberCaller) =>
  (await sql(owner, `SELECT 1 FROM alert_delivery WHERE status = 'pending'`)).length
const twentyAtOnce = ({ organizationId }: MemberCaller) =>
  Promise.allSettled(Array.from({ length: 20 }, () => deliverAlertsOf(organizationId)))

it(`twenty senders at once tell each channel each alert exactly once: ${ROUNDS} rounds`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    got = []
    const { owner, expected } = await raised()
    for (let pass = 0; pass < 5 && (await pending(owner)) > 0; pass++) await twentyAtOnce(owner)
    expect(got.sort()).toEqual(expected)
    const attempts = await sql(owner, 'SELECT 1 FROM alert_delivery_attempt WHERE is_ok AND number = 1')
    expect(attempts).toHaveLength(expected.length)
  }
}, 600_000)

it(`of twenty that die between sending and keeping, nothing is lost and ids stay: ${ROUNDS} rounds`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    got = []
    const { owner, expected } = await raised()
    // Every second of the first sends is forgotten.
    let sends = 0
    life.dies = () => sends++ < expected.length && sends % 2 === 0
    for (let pass = 0; pass < 20 && (await pending(owner)) > 0; pass++) {
      await twentyAtOnce(owner)
      await letGo(owner)
    }
    life.dies = () => false
    expect([...new Set(got)].sort()).toEqual(expected)
    expect(got.length).toBeGreaterThan(expected.length)
    expect(await pending(owner)).toBe(0)
    const before = got.length
    await twentyAtOnce(owner)
    expect(got).toHaveLength(before)
  }
}, 600_000)

it(`a sender that dies before any statement of its own loses nothing, and ids stay: ${CRASH_ROUNDS} rounds`, async () => {
  // What each crash says in the log.
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  for (let round = 0; round < CRASH_ROUNDS; round++) {
    let crashes = 0
    for (let step = 1; ; step++) {
      got = []
      const { owner, expected } = await raised(2, 1)
      const stop = crashAfter(step)
      const end = await deliverAlertsOf(owner.organizationId).then(
        () => 'told',
        () => 'crashed',
      )
      stop()
      if (end === 'crashed') crashes++
      for (let pass = 0; pass < 20 && (await pending(owner)) > 0; pass++) {
        await letGo(owner)
        await deliverAlertsOf(owner.organizationId)
      }
      expect([...new Set(got)].sort()).toEqual(expected)
      if (end === 'told') break
    }
    // Begin, enter, take, commit; then of each of those that were taken its making, keeping and channel.
    expect(crashes).toBeGreaterThan(8)
  }
  vi.restoreAllMocks()
}, 3_600_000)

it('what a sender held that died is left alone while it holds it, and sent when its hold ends', async () => {
  const { owner, expected } = await raised()
  const { organizationId } = owner
  const held = await inOrganizationSql(organizationId, (tx) =>
    claimDueDeliveries(tx, ALERT_OUTBOX, { ofChannel: 100, inAll: 100 }),
  )
  expect(held).toHaveLength(expected.length)
  await deliverAlertsOf(organizationId)
  expect(got).toEqual([])
  await letGo(owner)
  for (let pass = 0; pass < 5; pass++) await deliverAlertsOf(organizationId)
  expect(got.sort()).toEqual(expected)
})

it('one channel with much to tell leaves room for the others', async () => {
  const { owner } = await raised()
  const held = await inOrganizationSql(owner.organizationId, (tx) =>
    claimDueDeliveries(tx, ALERT_OUTBOX, { ofChannel: 2, inAll: 5 }),
  )
  const counts = [...new Set(held.map(({ channelId }) => channelId))].map(
    (id) => held.filter(({ channelId }) => channelId === id).length,
  )
  expect(counts.sort()).toEqual([1, 2, 2])
})
