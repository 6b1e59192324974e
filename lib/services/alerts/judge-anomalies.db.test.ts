import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase } from '../../data/database'
import { alertHeadline } from '../../domain/alerts/alert-headline'
import { addDays } from '../../domain/calendar'
import type { MemberCaller } from '../../domain/members/caller'
import { formatUsd } from '../../domain/money'
import { makeOrganization } from '../../testing/make-organization'
import { ingestUsage } from '../usage/ingest-usage'
import { changeAlertSettings, getAlertSettings } from './alert-settings'
import { judgeAnomalies } from './judge-anomalies'
import { judgeSilence } from './judge-silence'
import { listAlerts } from './list-alerts'

afterAll(disconnectDatabase)

const ROUNDS = Number(process.env.OUTLAY_ROUNDS ?? 3)
const TODAY = '2026-06-20'
const NOON = new Date(`${TODAY}T12:00:00Z`)

const call = (id: string, timestamp: string, cost_usd: string, rest: object = {}) => ({
  json: { id, timestamp, cost_usd, project: 'web', user: 'ada', source: 'probe', ...rest },
})
const send = (caller: MemberCaller, calls: ReturnType<typeof call>[]) =>
  ingestUsage(caller, calls, Date.parse('2027-01-01T00:00:00Z'))

/** Twenty days of $10, and whatever comes today. */
async function steady(): Promise<MemberCaller> {
  const caller = await makeOrganization()
  const days = Array.from({ length: 20 }, (_, ago) =>
    call(`d${ago}`, `${addDays(TODAY, -ago - 4)}T09:00:00Z`, ago % 2 === 0 ? '10' : '12'),
  )
  await send(caller, days)
  return caller
}

const alertsOf = async (caller: MemberCaller) =>
  (await listAlerts(caller, { filters: {}, limit: 50, cursor: null })).views.map(({ alert }) => alert)

describe('judgeAnomalies', () => {
  it('tells a spike once, with what was expected, when it became unusual, and what drove it', async () => {
    const caller = await steady()
    await send(caller, [call('a', `${TODAY}T08:00:00Z`, '20'), call('b', `${TODAY}T08:01:00Z`, '11')])
    expect(await judgeAnomalies(caller.organizationId, NOON)).toHaveLength(1)
    expect(await judgeAnomalies(caller.organizationId, NOON)).toEqual([])
    const [alert] = await alertsOf(caller)
    expect(alert?.dedupeKey).toBe(`anomaly:project:web:${TODAY}`)
    expect([formatUsd(alert?.spent ?? 0n), formatUsd(alert?.expected ?? 0n)]).toEqual(['31', '11'])
    expect(alert?.crossedAt.toISOString()).toBe(`${TODAY}T08:01:00.000Z`)
    expect(alert?.subject).toMatchObject({ drivers: [{ dimension: 'user', value: 'ada', aboveUsd: '20' }] })
    expect(alert && alertHeadline(alert)).toContain('$31.00, expected $11.00')
  })

  it('keeps to the impact asked for, to what is muted, and to the news', async () => {
    const caller = await steady()
    await send(caller, [
      call('a', `${TODAY}T08:00:00Z`, '40'),
      call('old', `${addDays(TODAY, -3)}T08:00:00Z`, '500', { project: 'web' }),
    ])
    await changeAlertSettings(caller, { minimum_impact_usd: '29.5' })
    expect(await judgeAnomalies(caller.organizationId, NOON)).toEqual([])
    await changeAlertSettings(caller, {
      minimum_impact_usd: '5',
      muted: [
        { dimension: 'project', value: 'web' },
        { dimension: 'user', value: 'ada' },
      ],
    })
    expect(await judgeAnomalies(caller.organizationId, NOON)).toEqual([])
    await changeAlertSettings(caller, { finds_anomalies: false, muted: [] })
    expect(await judgeAnomalies(caller.organizationId, NOON)).toEqual([])
    await changeAlertSettings(caller, { finds_anomalies: true })
    expect(await judgeAnomalies(caller.organizationId, NOON)).toHaveLength(1)
  })

  it('a run far above the runs of its project is told, where its project is not', async () => {
    const caller = await makeOrganization()
    const runs = Array.from({ length: 15 }, (_, ago) =>
      call(`r${ago}`, `${addDays(TODAY, -ago - 4)}T09:00:00Z`, '10', { run_id: `run-${ago}` }),
    )
    // The project as a whole has spent as much on other days.
    const others = Array.from({ length: 15 }, (_, ago) =>
      call(`o${ago}`, `${addDays(TODAY, -ago - 4)}T10:00:00Z`, '90'),
    )
    await send(caller, [...runs, ...others, call('big', `${TODAY}T09:00:00Z`, '70', { run_id: 'run-big' })])
    expect(await judgeAnomalies(caller.organizationId, NOON)).toHaveLength(1)
    const [alert] = await alertsOf(caller)
    expect(alert?.dedupeKey).toBe('anomaly:run:run-big')
    expect(formatUsd(alert?.expected ?? 0n)).toBe('10')
    // It costs more, and its first call turns out to be of the day before: it is still that run.
    await send(caller, [
      call('big first', `${addDays(TODAY, -1)}T23:00:00Z`, '5', { run_id: 'run-big' }),
      call('big last', `${TODAY}T11:00:00Z`, '500', { run_id: 'run-big' }),
    ])
    const more = await judgeAnomalies(caller.organizationId, NOON)
    expect(
      (await alertsOf(caller)).filter(({ dedupeKey }) => dedupeKey.startsWith('anomaly:run')),
    ).toHaveLength(1)
    expect(more.length).toBeLessThanOrEqual(1)
  })

  it(`twenty that look at once tell it once: ${ROUNDS} rounds`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const caller = await steady()
      await send(caller, [call('a', `${TODAY}T08:00:00Z`, '400')])
      const raised = await Promise.all(
        Array.from({ length: 20 }, () => judgeAnomalies(caller.organizationId, NOON)),
      )
      expect(raised.flat()).toHaveLength(1)
      expect(await alertsOf(caller)).toHaveLength(1)
    }
  }, 300_000)
})

describe('judgeSilence', () => {
  const at = (text: string) => new Date(text)

  it('tells a silence once, recovers when something comes, and tells the next one', async () => {
    const caller = await makeOrganization()
    await send(caller, [call('a', '2026-06-20T08:00:00Z', '1')])
    await changeAlertSettings(caller, { watches: [{ source: 'probe', silent_hours: 24 }] })
    const judge = (text: string) => judgeSilence(caller.organizationId, at(text))
    expect(await judge('2026-06-21T07:59:59Z')).toEqual([])
    expect(await judge('2026-06-21T08:00:00Z')).toHaveLength(1)
    expect(await judge('2026-06-22T08:00:00Z')).toEqual([])
    await send(caller, [call('b', '2026-06-22T09:00:00Z', '1')])
    expect(await judge('2026-06-22T10:00:00Z')).toEqual([])
    expect((await alertsOf(caller)).map(({ state }) => state)).toEqual(['recovered'])
    expect(await judge('2026-06-23T09:00:00Z')).toHaveLength(1)
  })

  it('watches only what is asked for; a viewer may not change that, another organization sees none of it', async () => {
    const caller = await makeOrganization()
    await changeAlertSettings(caller, { watches: [{ source: 'probe', silent_hours: 1 }] })
    await changeAlertSettings(caller, { watches: [] })
    expect(await judgeSilence(caller.organizationId, at('2030-01-01T00:00:00Z'))).toEqual([])
    await expect(changeAlertSettings({ ...caller, role: 'member' }, {})).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(
      changeAlertSettings(caller, { channel_ids: ['00000000-0000-4000-8000-000000000001'] }),
    ).rejects.toMatchObject({ code: 'invalid' })
    await changeAlertSettings(caller, { minimum_impact_usd: '77' })
    const other = await makeOrganization()
    expect(formatUsd((await getAlertSettings(other)).minimumImpact)).toBe('10')
  })
})
