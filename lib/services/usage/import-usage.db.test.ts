import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql, type SqlTransaction } from '../../data/database'
import { compareRollups } from '../../data/usage/compare-rollups'
import { deleteUsageEventsOfImport } from '../../data/usage/delete-usage-events'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import { newUsageEvent } from '../../domain/usage/new-usage-event'
import type { SpendRow } from '../../domain/usage/spend'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { makeOrganization } from '../../testing/make-organization'
import { importUsage } from './import-usage'

afterAll(disconnectDatabase)

const NOON = Date.parse('2026-06-01T12:00:00Z')

function event(id: string, changes: Partial<UsageEvent> = {}): UsageEvent {
  return {
    ...newUsageEvent(id, NOON),
    model: 'claude-sonnet-4-6',
    inputTokens: 1_000,
    outputTokens: 100,
    ...changes,
  }
}

async function newImport(organizationId: number): Promise<(tx: SqlTransaction) => Promise<string>> {
  const id = randomUUID()
  await inOrganizationSql(organizationId, (tx) =>
    tx.rows(
      `INSERT INTO import (organization_id, id, kind, name, status) VALUES ($1, $2, 'upload', 'test', 'done')`,
      [organizationId, id],
    ),
  )
  return async () => id
}

async function send(organizationId: number, events: UsageEvent[]) {
  return importUsage({ organizationId, events, importId: await newImport(organizationId) })
}

function total(organizationId: number): Promise<SpendRow | undefined> {
  return inOrganizationSql(organizationId, async (tx) => {
    const rows = await sumSpendBy(tx, { from: null, to: null, timeZone: 'UTC', groupBy: [], filters: {} })
    return rows[0]
  })
}

async function expectSoundLedger(organizationId: number): Promise<void> {
  const { differences } = await inOrganizationSql(organizationId, compareRollups)
  expect(differences).toEqual([])
}

describe('importUsage', () => {
  it('prices, writes and rolls up', async () => {
    const { organizationId } = await makeOrganization()
    expect(await send(organizationId, [event('a'), event('b')])).toEqual({
      accepted: 2,
      updated: 0,
      duplicates: 0,
      tooOld: [],
    })
    const sum = await total(organizationId)
    // 2 × (1,000 × $3 + 100 × $15) per million.
    expect(sum).toMatchObject({ events: 2, costUsd: '0.009', reportedCostUsd: null, unpricedEvents: 0 })
    await expectSoundLedger(organizationId)
  })

  it('takes the same event again as none', async () => {
    const { organizationId } = await makeOrganization()
    await send(organizationId, [event('a')])
    expect(await send(organizationId, [event('a'), event('a')])).toEqual({
      accepted: 0,
      updated: 0,
      duplicates: 2,
      tooOld: [],
    })
    expect((await total(organizationId))?.events).toBe(1)
  })

  it('keeps an id of one organization apart from the same id of another', async () => {
    const [one, two] = [await makeOrganization(), await makeOrganization()]
    await send(one.organizationId, [event('a')])
    expect(await send(two.organizationId, [event('a', { inputTokens: 5 })])).toMatchObject({ accepted: 1 })
    expect((await total(one.organizationId))?.inputTokens).toBe(1_000)
  })

  it.each<[string, Partial<UsageEvent>, Partial<UsageEvent>]>([
    ['not a sidechain', { isSidechain: true, outputTokens: 900 }, { outputTokens: 1 }],
    ['most tokens', { outputTokens: 8 }, { outputTokens: 900 }],
    ['most output', { inputTokens: 500, outputTokens: 100 }, { inputTokens: 400, outputTokens: 200 }],
    ['the earliest', { occurredAtMs: NOON + 1 }, { occurredAtMs: NOON }],
  ])('keeps the better of two lines, whichever comes first: %s', async (_, worse, better) => {
    for (const order of [
      [worse, better],
      [better, worse],
    ]) {
      const { organizationId } = await makeOrganization()
      for (const changes of order) await send(organizationId, [event('a', changes)])
      const kept = event('a', better)
      expect(await total(organizationId)).toMatchObject({
        events: 1,
        inputTokens: kept.inputTokens,
        outputTokens: kept.outputTokens,
      })
      await expectSoundLedger(organizationId)
    }
  })

  it('moves the roll-up of an event that changes its quarter hour, and leaves no empty one', async () => {
    const { organizationId } = await makeOrganization()
    await send(organizationId, [event('a', { occurredAtMs: NOON })])
    await send(organizationId, [event('a', { occurredAtMs: NOON + 3_600_000, outputTokens: 200 })])
    const comparison = await inOrganizationSql(organizationId, compareRollups)
    expect(comparison).toEqual({ events: 1, rollups: 1, differences: [] })
  })

  it('counts an event without a price as unpriced, never as zero', async () => {
    const { organizationId } = await makeOrganization()
    await send(organizationId, [event('a', { model: 'no-such-model' })])
    expect(await total(organizationId)).toMatchObject({ events: 1, unpricedEvents: 1, costUsd: null })
    await send(organizationId, [event('b', { model: 'no-such-model', reportedCostUsd: '0.25' })])
    expect(await total(organizationId)).toMatchObject({
      unpricedEvents: 1,
      costUsd: '0.25',
      reportedCostUsd: '0.25',
    })
  })

  it('takes away what an import brought', async () => {
    const { organizationId } = await makeOrganization()
    await send(organizationId, [event('a')])
    const later = await newImport(organizationId)
    await importUsage({ organizationId, events: [event('a'), event('b')], importId: later })
    const importId = await inOrganizationSql(organizationId, later)
    expect(await inOrganizationSql(organizationId, (tx) => deleteUsageEventsOfImport(tx, importId))).toBe(1)
    expect((await total(organizationId))?.events).toBe(1)
    await expectSoundLedger(organizationId)
  })

  it('gives the same ledger in any order, in pieces and from writers at once', async () => {
    const lines = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        outputTokens: fc.integer({ min: 0, max: 5 }),
        inputTokens: fc.integer({ min: 0, max: 5 }),
        occurredAtMs: fc.constantFrom(NOON, NOON + 1_000_000, NOON + 2_000_000),
        isSidechain: fc.boolean(),
        project: fc.constantFrom('one', 'two'),
      }),
      { minLength: 1, maxLength: 20 },
    )
    const sums = (organizationId: number) =>
      inOrganizationSql(organizationId, (tx) =>
        sumSpendBy(tx, { from: null, to: null, timeZone: 'UTC', groupBy: ['hour', 'project'], filters: {} }),
      )
    await fc.assert(
      fc.asyncProperty(lines, async (drawn) => {
        const events = drawn.map(({ id, ...changes }) => event(id, changes))
        const [straight, pieces] = [await makeOrganization(), await makeOrganization()]
        await send(straight.organizationId, events)
        await Promise.all([...events].reverse().map((one) => send(pieces.organizationId, [one])))
        expect(await sums(pieces.organizationId)).toEqual(await sums(straight.organizationId))
        await expectSoundLedger(straight.organizationId)
        await expectSoundLedger(pieces.organizationId)
      }),
      { numRuns: 25 },
    )
  })
})

describe('names that no text column can hold as they came', () => {
  it('takes threads that differ only in halves of surrogate pairs for one, and loses no event beside them', async () => {
    const { organizationId } = await makeOrganization()
    const thread = (id: string, index: number) => ({ id, parentId: null, index, fingerprint: 'f' })
    const sent = [
      event('a', { thread: thread('\ud800', 0), project: 'cut \ud83d' }),
      event('b', { thread: thread('\ud801', 1), project: 'cut \ud83c' }),
      event('c'),
    ]
    expect(await send(organizationId, sent)).toEqual({ accepted: 3, updated: 0, duplicates: 0, tooOld: [] })
    await expectSoundLedger(organizationId)
  })

  it('takes ids that differ only so for one call, in the roll-ups too', async () => {
    const { organizationId } = await makeOrganization()
    await send(organizationId, [event('z\ud800')])
    await send(organizationId, [
      event('z\ud801', { inputTokens: 5_000 }),
      event('z\ud802', { inputTokens: 5_001 }),
    ])
    expect(await total(organizationId)).toMatchObject({ events: 1, inputTokens: 5_001 })
    await expectSoundLedger(organizationId)
  })
})

it('days of a zone whose name Postgres takes for an abbreviation know summer time', async () => {
  const { organizationId } = await makeOrganization()
  await send(organizationId, [event('late', { occurredAtMs: Date.parse('2026-06-01T22:30:00Z') })])
  const days = (timeZone: string) =>
    inOrganizationSql(organizationId, async (tx) => {
      const rows = await sumSpendBy(tx, {
        from: null,
        to: null,
        timeZone,
        groupBy: ['day', 'hour'],
        filters: {},
      })
      return rows.map(({ values }) => values)
    })
  expect(await days('CET')).toEqual([['2026-06-02', '2026-06-02T00:00:00+02:00']])
})

describe('forks that replay their parent', () => {
  const at = (thread: string, parentId: string | null, index: number, fingerprint: string): UsageEvent =>
    event(`codex:${thread}:${index}`, {
      model: 'gpt-5.5',
      source: 'codex',
      occurredAtMs: NOON + index * 1_000,
      thread: { id: thread, parentId, index, fingerprint },
    })
  const parent = ['p0', 'p1', 'p2'].map((print, index) => at('parent', null, index, print))
  const child = ['p0', 'p1', 'x2', 'x3'].map((print, index) => at('child', 'parent', index, print))
  const sibling = ['p0', 'p1', 'x2', 'y3'].map((print, index) => at('sibling', 'parent', index, print))

  it.each([
    ['parent first', [parent, child, sibling]],
    ['child first', [child, parent, sibling]],
    ['parent last', [sibling, child, parent]],
    ['in halves', [child.slice(2), parent.slice(0, 1), child.slice(0, 2), sibling, parent.slice(1)]],
    ['twice', [child, parent, sibling, child, parent, sibling]],
  ])('count a replay once: %s', async (_, batches) => {
    const { organizationId } = await makeOrganization()
    for (const batch of batches) await send(organizationId, batch)
    // 3 of the parent, 2 of each child.
    expect((await total(organizationId))?.events).toBe(7)
    await expectSoundLedger(organizationId)
  })

  it('keeps the better line of a position, whatever came first', async () => {
    const better = { ...at('parent', null, 0, 'other'), inputTokens: 9_000 }
    for (const batches of [
      [parent, child, [better]],
      [[better], child, parent],
      [child, [better], parent],
    ]) {
      const { organizationId } = await makeOrganization()
      for (const batch of batches) await send(organizationId, batch)
      // The child's first differs from what the parent's position holds now: nothing of it is a replay.
      expect((await total(organizationId))?.events).toBe(7)
      await expectSoundLedger(organizationId)
    }
  })

  it('counts an event that stands in a thread and in its replay under one id', async () => {
    const { organizationId } = await makeOrganization()
    const own = at('parent', null, 0, 'p0')
    const copy = { ...own, thread: { id: 'child', parentId: 'parent', index: 0, fingerprint: 'p0' } }
    await send(organizationId, [own, copy])
    await send(organizationId, [copy])
    expect((await total(organizationId))?.events).toBe(1)
    await expectSoundLedger(organizationId)
  })

  it('counts what siblings of an absent parent share once', async () => {
    const { organizationId } = await makeOrganization()
    await send(organizationId, child)
    await send(organizationId, sibling)
    // The first is the baseline; p1, x2 and x3 are the child's, y3 the sibling's.
    expect((await total(organizationId))?.events).toBe(4)
    await expectSoundLedger(organizationId)
  })
})
