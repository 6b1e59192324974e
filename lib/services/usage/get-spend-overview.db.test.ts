import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase } from '../../data/database'
import type { Caller } from '../../domain/members/caller'
import { STANDARD_VIEW } from '../../domain/usage/spend-view'
import { makeOrganization } from '../../testing/make-organization'
import { getExploration } from './get-exploration'
import { getSpendOverview } from './get-spend-overview'
import { ingestUsage } from './ingest-usage'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-03-30T12:00:00Z')

/** One event of $1 at each instant. */
async function spendAt(caller: Caller, instants: readonly string[], json: object = {}): Promise<void> {
  await ingestUsage(
    caller,
    instants.map((timestamp) => ({
      json: { id: `${timestamp} ${JSON.stringify(json)}`, timestamp, cost_usd: '1', ...json },
    })),
    NOW,
  )
}

describe('getSpendOverview', () => {
  it('sets this month against the same days of a shorter month, cut at its end', async () => {
    const caller = await makeOrganization()
    await spendAt(caller, [
      '2026-01-31T12:00:00Z',
      '2026-02-01T00:00:00Z',
      '2026-02-28T23:59:59Z',
      '2026-03-01T00:00:00Z',
      '2026-03-30T08:00:00Z',
    ])
    const overview = await getSpendOverview(caller, { nowMs: NOW })
    expect(overview).toMatchObject({ from: '2026-03-01', to: '2026-03-30', monthEnd: '2026-03-31' })
    expect(overview.before).toMatchObject({ from: '2026-02-01', to: '2026-02-28', spend: { costUsd: '2' } })
    expect(overview.spend.costUsd).toBe('2')
    expect(overview.todaySpend.costUsd).toBe('1')
    expect(overview.latestEventAt?.toISOString()).toBe('2026-03-30T08:00:00.000Z')
  })

  it('sets a day that runs against as much of its day before', async () => {
    const caller = await makeOrganization({ timeZone: 'Asia/Kathmandu' })
    const nowMs = Date.parse('2026-03-10T06:20:00Z')
    await spendAt(caller, ['2026-02-10T06:14:59Z', '2026-02-10T06:15:00Z', '2026-03-10T06:00:00Z'])
    const { before, spend } = await getSpendOverview(caller, { nowMs })
    expect(before).toMatchObject({ to: '2026-02-10', until: new Date('2026-02-10T06:15:00Z') })
    expect([before?.spend.costUsd, spend.costUsd]).toEqual(['1', '1'])
    const march = { ...STANDARD_VIEW, range: 'mtd' } as const
    expect((await getExploration(caller, march, nowMs)).before).toEqual(before)
    const day = (await getExploration(caller, { ...STANDARD_VIEW, range: 'today' }, nowMs)).before
    expect(day).toMatchObject({ from: '2026-03-09', to: '2026-03-09', spend: { events: 0 } })
  })

  it('takes days from the organization, in Kathmandu and on the day the clocks change', async () => {
    const nepal = await makeOrganization({ timeZone: 'Asia/Kathmandu' })
    await spendAt(nepal, ['2026-02-28T18:14:59Z', '2026-02-28T18:15:00Z', '2026-03-29T18:15:00Z'])
    const inNepal = await getSpendOverview(nepal, { nowMs: NOW })
    expect(inNepal.byDayAndModel.map(({ values: [day] }) => day)).toEqual(['2026-03-01', '2026-03-30'])

    const berlin = await makeOrganization({ timeZone: 'Europe/Berlin' })
    await spendAt(berlin, [
      '2026-03-28T22:59:59Z',
      '2026-03-28T23:00:00Z',
      '2026-03-29T21:59:59Z',
      '2026-03-29T22:00:00Z',
    ])
    const { byDayAndModel } = await getSpendOverview(berlin, { nowMs: NOW })
    expect(byDayAndModel.map(({ values: [day], costUsd }) => [day, costUsd])).toEqual([
      ['2026-03-28', '1'],
      ['2026-03-29', '2'],
      ['2026-03-30', '1'],
    ])
  })

  it('sets a month that is over against the whole month before', async () => {
    const caller = await makeOrganization()
    await spendAt(caller, ['2026-01-31T12:00:00Z', '2026-02-10T12:00:00Z'])
    const overview = await getSpendOverview(caller, { nowMs: NOW, month: '2026-02-01' })
    expect(overview).toMatchObject({
      from: '2026-02-01',
      to: '2026-02-28',
      isCurrentMonth: false,
      before: { from: '2026-01-01', to: '2026-01-31', spend: { costUsd: '1' } },
    })
  })

  it('adds up to the same figure from every side', async () => {
    const caller = await makeOrganization()
    await spendAt(caller, ['2026-03-02T12:00:00Z'], { project: 'one', user: 'ada', framework: 'next' })
    await spendAt(caller, ['2026-03-03T12:00:00Z'], { project: 'two' })
    const overview = await getSpendOverview(caller, { nowMs: NOW })
    for (const rows of [overview.byModel, overview.byProject, overview.byUser, overview.byFramework])
      expect(rows.reduce((sum, { costUsd }) => sum + Number(costUsd), 0)).toBe(2)
    expect(overview.byUser.map(({ name }) => name).sort()).toEqual(['ada', null])
  })

  it('sees nothing of another organization', async () => {
    const [one, two] = [await makeOrganization(), await makeOrganization()]
    await spendAt(one, ['2026-03-02T12:00:00Z'])
    const overview = await getSpendOverview(two, { nowMs: NOW })
    expect(overview).toMatchObject({
      latestEventAt: null,
      byModel: [],
      modelRanking: [],
      spend: { events: 0 },
    })
  })
})
