import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { compareRollups } from '../../data/usage/compare-rollups'
import { deleteUsageEventsOfImport } from '../../data/usage/delete-usage-events'
import { foldUsageDays } from '../../data/usage/fold-usage-days'
import { sumSpendBy, sumSpendBySides } from '../../data/usage/sum-spend-by'
import { startOfDay } from '../../domain/calendar'
import type { MemberCaller } from '../../domain/members/caller'
import { newUsageEvent } from '../../domain/usage/new-usage-event'
import type { SpendDimension } from '../../domain/usage/spend'
import { makeOrganization } from '../../testing/make-organization'
import { updateOrganization } from '../organizations/update-organization'
import { importUsage } from './import-usage'

afterAll(disconnectDatabase)

const ZONES = ['Europe/Berlin', 'Asia/Kathmandu', 'America/Sao_Paulo', 'UTC']
// Around a change of the clocks in Berlin, and the end of a week, a month and a year.
const DAYS = ['2025-12-31', '2026-01-01', '2026-03-28', '2026-03-29', '2026-03-30', '2026-04-01']
const HOUR = 3_600_000

const drawnEvent = fc.record({
  id: fc.integer({ min: 0, max: 8 }),
  day: fc.constantFrom(...DAYS),
  minute: fc.integer({ min: 0, max: 1_439 }),
  outputTokens: fc.integer({ min: 0, max: 4 }),
  model: fc.constantFrom('claude-sonnet-4-6', 'nobody-knows'),
  project: fc.constantFrom('one', 'two'),
})
type Drawn = typeof drawnEvent extends fc.Arbitrary<infer Of> ? Of : never

const step = fc.oneof(
  { weight: 5, arbitrary: fc.array(drawnEvent, { minLength: 1, maxLength: 6 }).map((send) => ({ send })) },
  { weight: 2, arbitrary: fc.constant({ fold: 3 }) },
  { weight: 1, arbitrary: fc.constant({ undo: true }) },
  { weight: 1, arbitrary: fc.constantFrom(...ZONES).map((zone) => ({ zone })) },
)
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never

const one: Omit<Drawn, 'id'> = {
  ...{ day: '2026-03-28', minute: 0, outputTokens: 1, model: 'claude-sonnet-4-6', project: 'one' },
}

async function newImport(organizationId: number): Promise<string> {
  const id = randomUUID()
  await inOrganizationSql(organizationId, (tx) =>
    tx.rows(
      `INSERT INTO import (organization_id, id, kind, name, status) VALUES ($1, $2, 'upload', 'test', 'done')`,
      [organizationId, id],
    ),
  )
  return id
}

async function send(organizationId: number, drawn: readonly Drawn[]): Promise<string> {
  const id = await newImport(organizationId)
  // Distinct calls, as a file's lines are when they come to be written.
  const events = [...new Map(drawn.map((one) => [one.id, one])).values()].map(
    ({ id: call, day, minute, ...rest }) => ({
      ...newUsageEvent(`call-${call}`, Date.parse(`${day}T00:00:00Z`) + minute * 60_000),
      ...rest,
    }),
  )
  await importUsage({ organizationId, events, importId: async () => id })
  return id
}

const changeZone = (caller: MemberCaller, timeZone: string) =>
  updateOrganization(caller, { name: 'Days', timeZone, holidayCountry: null })

async function expectSound({ organizationId }: MemberCaller): Promise<void> {
  const { differences } = await inOrganizationSql(organizationId, compareRollups)
  expect(differences).toEqual([])
}

/** The same question put to the sums of days and, by writing the zone in another way, to the quarter hours; several at once. */
async function expectSameByDays(caller: MemberCaller, zone: string): Promise<void> {
  const groupings: SpendDimension[][] = [[], ['day'], ['week', 'model'], ['month', 'project'], ['project']]
  const ranges = [
    [null, null],
    ['2026-01-01', '2026-03-29'],
    ['2026-03-29', '2026-03-30'],
    ['2026-05-01', null],
  ]
  const sides = groupings.slice(1)
  await inOrganizationSql(caller.organizationId, async (tx) => {
    for (const bounds of ranges) {
      const [from = null, to = null] = bounds.map((day) => (day ? new Date(startOfDay(day, zone)) : null))
      const range = { from, to, filters: {} }
      const asked = (timeZone: string, groupBy: SpendDimension[]) =>
        sumSpendBy(tx, { ...range, timeZone, groupBy })
      const bySide = []
      for (const groupBy of groupings) {
        const byDays = await asked(zone, groupBy)
        expect([groupBy, bounds, byDays]).toEqual([groupBy, bounds, await asked(zone.toLowerCase(), groupBy)])
        if (groupBy.length > 0) bySide.push(byDays)
      }
      for (const timeZone of [zone, zone.toLowerCase()])
        expect([bounds, await sumSpendBySides(tx, { ...range, timeZone }, sides)]).toEqual([bounds, bySide])
    }
  })
}

describe('the sums of days', () => {
  it('are those of the quarter hours, whatever is sent, corrected, undone or folded, and whichever zone days are of', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ZONES),
        fc.array(step, { minLength: 1, maxLength: 10 }),
        async (firstZone, steps: Step[]) => {
          const caller = await makeOrganization({ timeZone: firstZone })
          const { organizationId } = caller
          const sent: string[] = []
          let zone = firstZone
          for (const one of steps) {
            if ('send' in one) sent.push(await send(organizationId, one.send))
            if ('fold' in one) await inOrganizationSql(organizationId, (tx) => foldUsageDays(tx, one.fold))
            if ('undo' in one && sent.length > 0)
              await inOrganizationSql(organizationId, (tx) => deleteUsageEventsOfImport(tx, sent.pop() ?? ''))
            if ('zone' in one) {
              zone = one.zone
              await changeZone(caller, zone)
            }
          }
          await expectSound(caller)
          await expectSameByDays(caller, zone)
        },
      ),
      { numRuns: 60 },
    )
  }, 240_000)

  it('stay right while many write, some fold and somebody changes the zone', async () => {
    const caller = await makeOrganization({ timeZone: 'UTC' })
    const { organizationId } = caller
    const drawn = fc.sample(drawnEvent, 400).map((one, index) => ({ ...one, id: index % 250 }))
    await Promise.all([
      ...Array.from({ length: 8 }, async (_, writer) => {
        for (let at = 0; at < 5; at++)
          await send(organizationId, drawn.slice((writer * 5 + at) * 10, (writer * 5 + at + 1) * 10))
      }),
      ...Array.from({ length: 3 }, async () => {
        for (let at = 0; at < 10; at++) await inOrganizationSql(organizationId, (tx) => foldUsageDays(tx, 20))
      }),
      // Two at once.
      ...['first', 'second'].map(async () => {
        for (const zone of ZONES) await changeZone(caller, zone)
      }),
    ])
    await expectSound(caller)
    await expectSameByDays(caller, 'UTC')
  }, 120_000)

  it('are one row a day and series once folded, and none for what was taken back whole', async () => {
    const { organizationId } = await makeOrganization({ timeZone: 'UTC' })
    await send(organizationId, [{ id: 1, ...one }])
    await send(organizationId, [{ id: 2, ...one, minute: 70 }])
    const undone = await send(organizationId, [{ id: 3, ...one, day: '2026-01-01' }])
    await inOrganizationSql(organizationId, (tx) => deleteUsageEventsOfImport(tx, undone))
    const rows = () =>
      inOrganizationSql(organizationId, (tx) =>
        tx.rows('SELECT day::text, events::integer, is_folded FROM usage_day ORDER BY day, part', []),
      )
    expect((await rows()).length).toBeGreaterThan(3)
    expect(await inOrganizationSql(organizationId, (tx) => foldUsageDays(tx, 100))).toBe(2)
    expect(await rows()).toEqual([{ day: '2026-03-28', events: 2, is_folded: true }])
    expect(await inOrganizationSql(organizationId, (tx) => foldUsageDays(tx, 100))).toBe(0)
  })

  it('are not what a cut day is read from', async () => {
    const { organizationId } = await makeOrganization({ timeZone: 'UTC' })
    await send(organizationId, [
      { id: 1, ...one, minute: 30 },
      { id: 2, ...one, minute: 90 },
    ])
    const from = new Date(Date.parse('2026-03-28T00:00:00Z') + HOUR)
    const [row] = await inOrganizationSql(organizationId, (tx) =>
      sumSpendBy(tx, { from, to: null, timeZone: 'UTC', groupBy: [], filters: {} }),
    )
    expect(row?.events).toBe(1)
  })
})
