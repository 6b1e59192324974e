import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { compareRollups } from '../../data/usage/compare-rollups'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { addMember, readAudit } from '../../testing/members'
import { erasePerson } from '../erasure/erase-person'
import { listImports } from '../imports/list-imports'
import { undoImport } from '../imports/undo-import'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { listUsageEvents } from '../usage/list-usage-events'
import { confirmIdentity } from './confirm-identity'
import { listIdentities } from './list-identities'
import { undoIdentity } from './undo-identity'

beforeAll(() => {
  process.env.AUTH_SECRET = 'x'.repeat(40)
})
afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')
let next = 0

function send(caller: MemberCaller, user: string | null, more: object = {}) {
  const json = {
    id: `call-${++next}`,
    timestamp: '2026-06-01T12:00:00Z',
    model: 'claude-sonnet-4-6',
    input_tokens: 1_000_000 + next,
    user,
    ...more,
  }
  return ingestUsage(caller, [{ json }], NOW)
}

async function spendBy(caller: MemberCaller, filters: object = {}) {
  const { rows, total } = await getSpend(caller, { from: null, to: null, groupBy: ['user'], filters })
  return {
    users: Object.fromEntries(rows.map(({ values: [user], events }) => [String(user), events])),
    total: total.costUsd,
  }
}

const ledger = (caller: MemberCaller) =>
  inOrganizationSql(caller.organizationId, async (tx) => ({
    series: await tx.rows('SELECT * FROM series ORDER BY id'),
    rollups: await tx.rows('SELECT * FROM usage_rollup ORDER BY quarter, series_id'),
    events: await tx.rows('SELECT * FROM usage_event ORDER BY id'),
    differences: (await compareRollups(tx)).differences,
  }))

async function organizationOfAnn() {
  const owner = await makeOrganization()
  const ann = await addMember(owner, 'member')
  return { owner, ann }
}

describe('confirming a name', () => {
  it('shows old usage and new under the address, and taking it back restores every row', async () => {
    const { owner, ann } = await organizationOfAnn()
    await send(owner, 'ann-laptop')
    await send(owner, 'ann-laptop', { project: 'harbour' })
    await send(owner, ann.email)
    await send(owner, 'bo')
    const before = await ledger(owner)
    const spent = await spendBy(owner)

    await confirmIdentity(owner, { name: 'ann-laptop', email: ann.email })
    expect(await spendBy(owner)).toEqual({ users: { [ann.email]: 3, bo: 1 }, total: spent.total })
    const [event] = (
      await listUsageEvents(owner, {
        ...{ from: null, to: null, limit: 1, cursor: null },
        filters: { project: ['harbour'] },
      })
    ).events
    expect(event).toMatchObject({ user: ann.email, sentUser: 'ann-laptop' })
    const during = await ledger(owner)
    expect(during.events).toEqual(before.events)
    expect(during.rollups).toEqual(before.rollups)
    expect(during.differences).toEqual([])

    await undoIdentity(owner, 'ann-laptop')
    expect(await ledger(owner)).toEqual(before)
    expect((await readAudit(owner.organizationId)).map(({ action }) => action)).toEqual([
      'identity.confirm',
      'identity.undo',
    ])
  })

  it('counts what comes in later, and what came in meanwhile goes back as it was sent', async () => {
    const { owner, ann } = await organizationOfAnn()
    await send(owner, 'ann-laptop')
    await confirmIdentity(owner, { name: 'ann-laptop', email: ann.email })
    await send(owner, 'ann-laptop', { project: 'new' })
    await send(owner, 'ann-laptop')
    expect((await spendBy(owner)).users).toEqual({ [ann.email]: 3 })
    await undoIdentity(owner, 'ann-laptop')
    expect((await spendBy(owner)).users).toEqual({ 'ann-laptop': 3 })
    expect((await ledger(owner)).differences).toEqual([])
  })

  it('leaves the same event no event, and a better line of it the better one', async () => {
    const { owner, ann } = await organizationOfAnn()
    const call = { id: `again-${++next}`, input_tokens: 10 }
    await send(owner, 'ann-laptop', call)
    await confirmIdentity(owner, { name: 'ann-laptop', email: ann.email })
    expect(await send(owner, 'ann-laptop', call)).toMatchObject({ duplicates: 1 })
    expect(await send(owner, 'ann-laptop', { ...call, input_tokens: 20 })).toMatchObject({ updated: 1 })
    expect((await spendBy(owner)).users).toEqual({ [ann.email]: 1 })
    expect((await ledger(owner)).differences).toEqual([])
  })

  it('still finds usage by the name that it was sent under', async () => {
    const { owner, ann } = await organizationOfAnn()
    await send(owner, 'ann-laptop')
    await send(owner, ann.email)
    await confirmIdentity(owner, { name: 'ann-laptop', email: ann.email })
    expect((await spendBy(owner, { user: ['ann-laptop'] })).users).toEqual({ [ann.email]: 1 })
    expect((await spendBy(owner, { user: [ann.email] })).users).toEqual({ [ann.email]: 2 })
  })

  it('leaves an import to be undone', async () => {
    const { owner, ann } = await organizationOfAnn()
    await send(owner, 'ann-laptop')
    await confirmIdentity(owner, { name: 'ann-laptop', email: ann.email })
    const [made] = (await listImports(owner, { limit: 1, cursor: null })).imports
    await undoImport(owner, made?.id ?? '')
    expect((await spendBy(owner)).users).toEqual({})
    expect((await ledger(owner)).differences).toEqual([])
  })

  it('goes with a person who is erased, and nothing is left of the name', async () => {
    const { owner, ann } = await organizationOfAnn()
    await send(owner, 'ann-laptop')
    await send(owner, ann.email)
    const { total } = await spendBy(owner)
    await confirmIdentity(owner, { name: 'ann-laptop', email: ann.email })
    await erasePerson(owner, {
      ...{ userId: ann.userId, labels: [], channelIds: [], confirmation: ann.email },
    })
    await send(owner, 'ann-laptop', { id: `call-${next}`, input_tokens: 1 })
    expect(await spendBy(owner)).toEqual({ users: { 'Former member 1': 2 }, total })
    const { series, differences } = await ledger(owner)
    expect(differences).toEqual([])
    expect(
      JSON.stringify([series, await listIdentities(owner), await readAudit(owner.organizationId)]),
    ).not.toMatch(new RegExp(`ann-laptop|${ann.email}`))
  })
})

describe('whatever is confirmed, sent and taken back, in any order', () => {
  const NAMES = ['ann-laptop', 'root', 'Ann', 'dev-box'] as const
  const name = fc.constantFrom(...NAMES)
  const step = fc.oneof(
    fc.record({ do: fc.constant('send' as const), name, project: fc.constantFrom('a', 'b', null) }),
    fc.record({ do: fc.constant('confirm' as const), name, who: fc.constantFrom('ann', 'owner') }),
    fc.record({ do: fc.constant('undo' as const), name }),
  )
  const rows = async (caller: MemberCaller) => {
    const { series, rollups, differences } = await ledger(caller)
    const plain = (found: object[]) => found.map((row) => ({ ...row, organization_id: 0 }))
    return { series: plain(series), rollups: plain(rollups), differences }
  }

  it('once all is taken back, the ledger is what only sending makes, and before that no figure differs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const { owner, ann } = await organizationOfAnn()
        const twin = await makeOrganization()
        for (const one of steps) {
          if (one.do === 'send') {
            const more = { id: `call-${++next}`, input_tokens: 1_000 * next, project: one.project }
            await send(owner, one.name, more)
            await send(twin, one.name, more)
          } else if (one.do === 'confirm') {
            const email = one.who === 'ann' ? ann.email : owner.email
            await confirmIdentity(owner, { name: one.name, email }).catch(onlyRefusals)
          } else await undoIdentity(owner, one.name).catch(onlyRefusals)
        }
        expect((await rows(owner)).rollups).toEqual((await rows(twin)).rollups)
        for (const one of NAMES) await undoIdentity(owner, one).catch(onlyRefusals)
        expect(await rows(owner)).toEqual(await rows(twin))
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  function onlyRefusals(error: unknown): void {
    if (!(error instanceof ProductError)) throw error
  }
})

describe('suggestions', () => {
  it('names whose a name may be, and nobody is named without being asked', async () => {
    const { owner, ann } = await organizationOfAnn()
    await send(owner, ann.email.toUpperCase())
    await send(owner, 'account-17', { tags: { account: ann.email } })
    await send(owner, 'root')
    await send(owner, ann.email)
    expect((await spendBy(owner)).users[ann.email]).toBe(1)
    const found = (await listIdentities(owner)).map(({ name, state, email }) => [name, state, email])
    expect(found).toEqual(
      expect.arrayContaining([
        [ann.email.toUpperCase(), 'suggested', ann.email],
        ['account-17', 'suggested', ann.email],
        ['root', 'unknown', null],
        [ann.email, 'address', ann.email],
      ]),
    )
  })
})

describe('what is refused', () => {
  it('is a name of another member, an address that is theirs already, a name without usage, and the same twice', async () => {
    const { owner, ann } = await organizationOfAnn()
    await send(owner, 'ann-laptop')
    const confirm = (name: string, email = ann.email) => confirmIdentity(owner, { name, email })
    await expect(confirm(owner.email)).rejects.toMatchObject({ code: 'invalid' })
    await expect(confirm(ann.email)).rejects.toMatchObject({ code: 'invalid' })
    await expect(confirm('nobody')).rejects.toMatchObject({ code: 'invalid' })
    await expect(confirm('ann-laptop', 'who@example.com')).rejects.toMatchObject({ code: 'invalid' })
    await confirm('ann-laptop')
    await expect(confirm('ann-laptop', owner.email)).rejects.toMatchObject({ code: 'conflict' })
    await expect(undoIdentity(owner, 'nobody')).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each(['viewer', 'member'] as const)('is whatever a %s asks', async (role) => {
    const { owner, ann } = await organizationOfAnn()
    await send(owner, 'ann-laptop')
    const other = await addMember(owner, role)
    await expect(listIdentities(other)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(confirmIdentity(other, { name: 'ann-laptop', email: ann.email })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(undoIdentity(other, 'ann-laptop')).rejects.toMatchObject({ code: 'forbidden' })
  })
})

it("another organization's names stay unseen", async () => {
  const { owner, ann } = await organizationOfAnn()
  const other = await makeOrganization()
  await send(owner, 'ann-laptop')
  await confirmIdentity(owner, { name: 'ann-laptop', email: ann.email })
  await send(other, 'ann-laptop')
  expect((await listIdentities(other)).map(({ name, state }) => [name, state])).toEqual([
    ['ann-laptop', 'unknown'],
  ])
  expect((await spendBy(other)).users).toEqual({ 'ann-laptop': 1 })
  await expect(undoIdentity(other, 'ann-laptop')).rejects.toMatchObject({ code: 'not_found' })
})
