import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { compareRollups } from '../../data/usage/compare-rollups'
import type { MemberCaller } from '../../domain/members/caller'
import { formatUsd, parseUsd } from '../../domain/money'
import { readRepricingInput } from '../../domain/pricing/read-repricing-input'
import type { Repricing } from '../../domain/pricing/repricing'
import { crashAfter } from '../../testing/crash-after'
import { makeOrganization } from '../../testing/make-organization'
import { readAudit } from '../../testing/members'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { listUsageEvents } from '../usage/list-usage-events'
import { getRepricing, listRepricings } from './list-repricings'
import { previewRepricing } from './preview-repricing'
import { runRepricing } from './run-repricing'
import { startRepricing } from './start-repricing'
import { undoRepricing } from './undo-repricing'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-12-01T00:00:00Z')
const ask = (input: object = {}) => readRepricingInput(input)

const call = (id: string, rest: object = {}) => ({
  json: {
    id,
    timestamp: '2026-11-10T12:00:00Z',
    model: 'claude-opus-4-8',
    provider: 'anthropic',
    input_tokens: 1000,
    output_tokens: 10,
    ...rest,
  },
})

async function setPrice(
  { organizationId }: MemberCaller,
  model: string | null,
  prices: object,
): Promise<void> {
  await inOrganizationSql(organizationId, (tx) =>
    tx.rows(
      `INSERT INTO price_override (organization_id, id, model, provider, effective_from, prices)
       VALUES (current_organization_id(), gen_random_uuid(), $1, $2, '2026-01-01', $3)`,
      [model, model === null ? 'anthropic' : null, JSON.stringify(prices)],
    ),
  )
}

const dropPrices = ({ organizationId }: MemberCaller) =>
  inOrganizationSql(organizationId, (tx) =>
    tx.rows('DELETE FROM price_override WHERE organization_id = current_organization_id()'),
  )

/** Every event's costs, as the ledger has them. */
const ledgerOf = ({ organizationId }: MemberCaller) =>
  inOrganizationSql(organizationId, (tx) =>
    tx.rows(
      `SELECT id, computed_cost_usd::text, price_basis_id::text, reported_cost_usd::text FROM usage_event
       WHERE organization_id = current_organization_id() ORDER BY id`,
    ),
  )

const differencesOf = async ({ organizationId }: MemberCaller) =>
  (await inOrganizationSql(organizationId, compareRollups)).differences

const totalOf = async (caller: MemberCaller) =>
  (await getSpend(caller, { from: null, to: null, groupBy: [], filters: {} })).total

describe('repricing', () => {
  let caller: MemberCaller

  beforeEach(async () => {
    caller = await makeOrganization()
    const records = [
      call('a'),
      call('b', { timestamp: '2026-11-11T12:00:00Z' }),
      call('small', { model: 'claude-haiku-4-5' }),
      call('house', { model: 'house-large' }),
      call('reported', { model: 'house-large', cost_usd: '0.5' }),
      call('old', { timestamp: '2026-10-10T12:00:00Z' }),
    ]
    expect(await ingestUsage(caller, records, NOW)).toMatchObject({ accepted: 6 })
    await setPrice(caller, null, { discount_percent: '10' })
    await setPrice(caller, 'house-large', { input_usd_per_mtok: '1', output_usd_per_mtok: '2' })
  })

  it('a price change moves no history; a preview says what it would, and moves none either', async () => {
    const before = await ledgerOf(caller)
    const preview = await previewRepricing(caller, ask({ from: '2026-11-01', to: '2026-11-30' }))
    expect(preview.events).toBe(5)
    expect(preview.rows).toEqual([
      {
        day: '2026-11-10',
        model: 'claude-haiku-4-5',
        events: 1,
        newlyPricedEvents: 0,
        beforeUsd: '0.00105',
        afterUsd: '0.000945',
        differenceUsd: '-0.000105',
      },
      {
        day: '2026-11-10',
        model: 'claude-opus-4-8',
        events: 1,
        newlyPricedEvents: 0,
        beforeUsd: '0.00525',
        afterUsd: '0.004725',
        differenceUsd: '-0.000525',
      },
      {
        day: '2026-11-10',
        model: 'house-large',
        events: 2,
        newlyPricedEvents: 1,
        beforeUsd: '0.5',
        afterUsd: '0.00204',
        differenceUsd: '-0.49796',
      },
      {
        day: '2026-11-11',
        model: 'claude-opus-4-8',
        events: 1,
        newlyPricedEvents: 0,
        beforeUsd: '0.00525',
        afterUsd: '0.004725',
        differenceUsd: '-0.000525',
      },
    ])
    const sum = preview.rows.reduce(
      (all, row) => all + (parseUsd(row.differenceUsd.replace('-', '')) ?? 0n),
      0n,
    )
    expect(preview.total.differenceUsd).toBe(`-${formatUsd(sum)}`)
    expect(await ledgerOf(caller)).toEqual(before)
    expect((await listRepricings(caller, { limit: 10, cursor: null })).repricings).toEqual([])
  })

  it('what is applied is what was previewed; each event shows its three costs; undo restores all, to the last digit', async () => {
    const before = await ledgerOf(caller)
    const spentBefore = await totalOf(caller)
    const input = ask({ from: '2026-11-01', models: ['claude-opus-4-8', 'house-large'] })
    const preview = await previewRepricing(caller, input)
    const { id, status, eventsTotal } = await startRepricing(caller, input)
    expect([status, eventsTotal]).toEqual(['queued', 4])
    await runRepricing(caller.organizationId)
    const done = await getRepricing(caller, id)
    expect(done).toMatchObject({
      status: 'done',
      eventsDone: 4,
      eventsChanged: preview.total.events,
      newlyPricedEvents: preview.total.newlyPricedEvents,
      beforeUsd: preview.total.beforeUsd,
      afterUsd: preview.total.afterUsd,
    })
    expect(await differencesOf(caller)).toEqual([])
    const spent = await totalOf(caller)
    expect([spentBefore.unpricedEvents, spent.unpricedEvents]).toEqual([1, 0])
    const { events } = await listUsageEvents(caller, {
      from: null,
      to: null,
      filters: {},
      limit: 10,
      cursor: null,
    })
    const costs = Object.fromEntries(
      events.map(({ id: event, reportedCostUsd, firstComputedCostUsd, computedCostUsd }) => [
        event,
        [reportedCostUsd, firstComputedCostUsd, computedCostUsd],
      ]),
    )
    expect(costs).toEqual({
      a: [null, '0.00525', '0.004725'],
      b: [null, '0.00525', '0.004725'],
      small: [null, '0.00105', '0.00105'],
      house: [null, null, '0.00102'],
      reported: ['0.5', null, '0.00102'],
      old: [null, '0.00525', '0.00525'],
    })
    // What came of it is explained by the prices that it was made with.
    expect(events.find(({ id: event }) => event === 'a')?.price?.lines).not.toBeNull()

    expect(await undoRepricing(caller, id)).toMatchObject({ status: 'undoing' })
    await runRepricing(caller.organizationId)
    expect(await getRepricing(caller, id)).toMatchObject({ status: 'undone', eventsUndone: 4 })
    expect(await ledgerOf(caller)).toEqual(before)
    expect(await totalOf(caller)).toEqual(spentBefore)
    expect(await differencesOf(caller)).toEqual([])
    expect((await readAudit(caller.organizationId)).map(({ action }) => action)).toEqual([
      'repricing.start',
      'repricing.undo',
    ])
  })

  it('the same prices change nothing', async () => {
    const plain = await makeOrganization()
    await ingestUsage(plain, [call('a')], NOW)
    const { id } = await startRepricing(plain, ask())
    await runRepricing(plain.organizationId)
    expect(await getRepricing(plain, id)).toMatchObject({ status: 'done', eventsDone: 1, eventsChanged: 0 })
  })

  it('a call that names no tokens keeps the cost that its source reported', async () => {
    const told = await makeOrganization()
    const record = call('told', { model: 'house-large', input_tokens: 0, output_tokens: 0, cost_usd: '140' })
    await ingestUsage(told, [record], NOW)
    await setPrice(told, 'house-large', { input_usd_per_mtok: '1', output_usd_per_mtok: '2' })
    expect((await previewRepricing(told, ask())).total.events).toBe(0)
    await startRepricing(told, ask())
    await runRepricing(told.organizationId)
    expect((await totalOf(told)).costUsd).toBe('140')
  })

  it('a catalogue that knows no price takes none away', async () => {
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(`INSERT INTO price_snapshot (id, content) VALUES ('empty', '{"id":"empty","rows":[],"aliases":[]}')
        ON CONFLICT DO NOTHING`),
    )
    await dropPrices(caller)
    const before = await ledgerOf(caller)
    await startRepricing(caller, ask({ snapshot: 'empty' }))
    await runRepricing(caller.organizationId)
    expect(await ledgerOf(caller)).toEqual(before)
  })

  it('prices that change after it was asked for are not in it', async () => {
    const { id } = await startRepricing(caller, ask({ models: ['claude-opus-4-8'] }))
    await dropPrices(caller)
    await runRepricing(caller.organizationId)
    expect(await getRepricing(caller, id)).toMatchObject({ eventsChanged: 3, afterUsd: '0.014175' })
  })

  it('only the newest is undone; two stand one after the other', async () => {
    const before = await ledgerOf(caller)
    const first = await startRepricing(caller, ask())
    await expect(startRepricing(caller, ask())).rejects.toMatchObject({ code: 'conflict' })
    await runRepricing(caller.organizationId)
    const between = await ledgerOf(caller)
    await dropPrices(caller)
    await setPrice(caller, null, { discount_percent: '50' })
    const second = await startRepricing(caller, ask())
    await expect(undoRepricing(caller, first.id)).rejects.toMatchObject({ code: 'conflict' })
    await runRepricing(caller.organizationId)
    const { events } = await listUsageEvents(caller, {
      from: null,
      to: null,
      filters: {},
      limit: 10,
      cursor: null,
    })
    expect(events.find(({ id }) => id === 'a')).toMatchObject({
      firstComputedCostUsd: '0.00525',
      computedCostUsd: '0.002625',
    })
    await undoRepricing(caller, second.id)
    await runRepricing(caller.organizationId)
    expect(await ledgerOf(caller)).toEqual(between)
    await undoRepricing(caller, first.id)
    await runRepricing(caller.organizationId)
    expect(await ledgerOf(caller)).toEqual(before)
    expect(await undoRepricing(caller, first.id)).toMatchObject({ status: 'undone' })
  })

  it('an event that a better line replaced meanwhile keeps what it is: undo leaves it, and its first cost is the new one', async () => {
    const { id } = await startRepricing(caller, ask())
    await runRepricing(caller.organizationId)
    await dropPrices(caller)
    expect(await ingestUsage(caller, [call('a', { output_tokens: 20 })], NOW)).toMatchObject({ updated: 1 })
    const events = async () =>
      (await listUsageEvents(caller, { from: null, to: null, filters: {}, limit: 10, cursor: null })).events
    const replaced = { firstComputedCostUsd: '0.0055', computedCostUsd: '0.0055' }
    expect((await events()).find((event) => event.id === 'a')).toMatchObject(replaced)
    await undoRepricing(caller, id)
    await runRepricing(caller.organizationId)
    expect((await events()).find((event) => event.id === 'a')).toMatchObject(replaced)
    expect((await events()).find((event) => event.id === 'b')).toMatchObject({ computedCostUsd: '0.00525' })
    expect(await differencesOf(caller)).toEqual([])
  })

  it.each(['viewer', 'member'] as const)('a %s may look, not change', async (role) => {
    const other = { ...caller, role }
    await expect(startRepricing(other, ask())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(undoRepricing(other, crypto.randomUUID())).rejects.toMatchObject({ code: 'forbidden' })
    expect((await previewRepricing(other, ask())).total.events).toBe(6)
  })

  it('is nothing to another organization', async () => {
    const { id } = await startRepricing(caller, ask())
    const other = await makeOrganization()
    await expect(getRepricing(other, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(undoRepricing(other, id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listRepricings(other, { limit: 10, cursor: null })).repricings).toEqual([])
    await runRepricing(other.organizationId)
    expect(await getRepricing(caller, id)).toMatchObject({ status: 'queued' })
  })

  it('names what is wrong', async () => {
    expect(() => ask({ from: '2026-02-30', models: [''], more: 1 })).toThrow('YYYY-MM-DD')
    expect(() => ask({ from: '2026-02-02', to: '2026-02-01' })).toThrow('after the last')
    await expect(startRepricing(caller, ask({ snapshot: 'none' }))).rejects.toMatchObject({
      details: { fields: [{ path: 'snapshot' }] },
    })
  })

  it('its list has pages', async () => {
    for (let count = 0; count < 3; count++) {
      await startRepricing(caller, ask())
      await runRepricing(caller.organizationId)
    }
    const first = await listRepricings(caller, { limit: 2, cursor: null })
    const second = await listRepricings(caller, { limit: 2, cursor: first.nextCursor })
    const ids = [...first.repricings, ...second.repricings].map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    expect(second.nextCursor).toBeNull()
    await expect(listRepricings(caller, { limit: 2, cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('repricing of many events', () => {
  const COUNT = 2_500

  async function filled(): Promise<MemberCaller> {
    const caller = await makeOrganization()
    // Several batches; many of one instant, so that a batch ends among them.
    const records = Array.from({ length: COUNT }, (_, index) =>
      call(`e${index}`, {
        timestamp: new Date(Date.UTC(2026, 10, 1, 0, Math.floor(index / 900))).toISOString(),
        input_tokens: index + 1,
      }),
    )
    await ingestUsage(caller, records, NOW)
    await setPrice(caller, null, { discount_percent: '25' })
    return caller
  }

  it('eight workers at once do each event once', async () => {
    const caller = await filled()
    const preview = await previewRepricing(caller, ask())
    const before = await ledgerOf(caller)
    const { id } = await startRepricing(caller, ask())
    await Promise.all(Array.from({ length: 8 }, () => runRepricing(caller.organizationId)))
    expect(await getRepricing(caller, id)).toMatchObject({
      status: 'done',
      eventsDone: COUNT,
      eventsChanged: COUNT,
      afterUsd: preview.total.afterUsd,
    })
    expect((await totalOf(caller)).costUsd).toBe(preview.total.afterUsd)
    expect(await differencesOf(caller)).toEqual([])
    await undoRepricing(caller, id)
    await Promise.all(Array.from({ length: 8 }, () => runRepricing(caller.organizationId)))
    expect(await ledgerOf(caller)).toEqual(before)
    expect(await differencesOf(caller)).toEqual([])
  }, 120_000)

  it('events that come in and change meanwhile are in the roll-ups as in the ledger', async () => {
    const caller = await filled()
    const { id } = await startRepricing(caller, ask())
    const better = Array.from({ length: 500 }, (_, index) =>
      call(`e${index * 5}`, {
        timestamp: new Date(Date.UTC(2026, 10, 1, 0, Math.floor((index * 5) / 900))).toISOString(),
        input_tokens: index * 5 + 7,
      }),
    )
    await Promise.all([
      runRepricing(caller.organizationId),
      ingestUsage(caller, better.slice(0, 250), NOW),
      ingestUsage(caller, better.slice(250), NOW),
      runRepricing(caller.organizationId),
    ])
    expect(await getRepricing(caller, id)).toMatchObject({ status: 'done' })
    expect(await differencesOf(caller)).toEqual([])
    await undoRepricing(caller, id)
    await runRepricing(caller.organizationId)
    expect(await differencesOf(caller)).toEqual([])
  }, 120_000)

  it('one that is undone while it runs ends, and leaves nothing', async () => {
    const caller = await filled()
    const before = await ledgerOf(caller)
    const { id } = await startRepricing(caller, ask())
    const working = runRepricing(caller.organizationId)
    const undone: Repricing = await undoRepricing(caller, id)
    expect(['undoing', 'undone']).toContain(undone.status)
    await working
    await runRepricing(caller.organizationId)
    expect(await getRepricing(caller, id)).toMatchObject({ status: 'undone' })
    expect(await ledgerOf(caller)).toEqual(before)
    expect(await differencesOf(caller)).toEqual([])
  }, 120_000)

  it('a crash after some batches keeps them whole, and the next worker goes on from there', async () => {
    const caller = await filled()
    const preview = await previewRepricing(caller, ask())
    const { id } = await startRepricing(caller, ask())
    const stop = crashAfter(20)
    await expect(runRepricing(caller.organizationId)).rejects.toThrow()
    stop()
    const crashed = await getRepricing(caller, id)
    expect(crashed.status).toBe('running')
    expect([1_000, 2_000]).toContain(crashed.eventsDone)
    expect(await differencesOf(caller)).toEqual([])
    await runRepricing(caller.organizationId)
    expect(await getRepricing(caller, id)).toMatchObject({ status: 'done', eventsChanged: COUNT })
    expect((await totalOf(caller)).costUsd).toBe(preview.total.afterUsd)
    expect(await differencesOf(caller)).toEqual([])
  }, 120_000)

  it('a crash between any two steps does no event twice or by halves', async () => {
    let crashes = 0
    for (let step = 1; ; step += 1) {
      const caller = await makeOrganization()
      await ingestUsage(caller, [call('a'), call('b'), call('c', { model: 'house-large' })], NOW)
      await setPrice(caller, null, { discount_percent: '25' })
      await setPrice(caller, 'house-large', { input_usd_per_mtok: '1', output_usd_per_mtok: '2' })
      const before = await ledgerOf(caller)
      const { id } = await startRepricing(caller, ask())
      const stop = crashAfter(step)
      const outcome = await runRepricing(caller.organizationId).then(
        () => 'done',
        () => 'crashed',
      )
      stop()
      if (outcome === 'crashed') crashes++
      await runRepricing(caller.organizationId)
      expect(await getRepricing(caller, id)).toMatchObject({
        status: 'done',
        eventsDone: 3,
        eventsChanged: 3,
        afterUsd: '0.008895',
      })
      expect((await totalOf(caller)).costUsd).toBe('0.008895')
      expect(await differencesOf(caller)).toEqual([])
      await undoRepricing(caller, id)
      const stopUndo = crashAfter(step)
      await runRepricing(caller.organizationId).catch(() => undefined)
      stopUndo()
      await runRepricing(caller.organizationId)
      expect(await ledgerOf(caller)).toEqual(before)
      expect(await differencesOf(caller)).toEqual([])
      if (outcome === 'done') break
    }
    expect(crashes).toBeGreaterThan(15)
  }, 300_000)
})
