import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { addDays } from '../../domain/calendar'
import type { MemberCaller } from '../../domain/members/caller'
import { FEMTO_PER_USD, formatUsd } from '../../domain/money'
import { makeOrganization } from '../../testing/make-organization'
import { createChannel } from '../channels/create-channel'
import { getForecast } from '../forecast/get-forecast'
import { updateOrganization } from '../organizations/update-organization'
import { ingestUsage } from '../usage/ingest-usage'
import { changeBudget } from './change-budget'
import { createBudget } from './create-budget'
import { judgeBudgets } from './judge-budgets'
import { listBudgets } from './list-budgets'

beforeAll(() => void vi.stubEnv('AUTH_SECRET', 'a secret of a test, of 32 or more characters'))
afterAll(disconnectDatabase)

const NOON = new Date('2026-10-15T12:00:00Z')
const today = () => new Date().toISOString().slice(0, 10)
const at = (text: string) => new Date(text)

let sent = 0
async function spend(caller: MemberCaller, timestamp: string, cost_usd: string, rest: object = {}) {
  const record = { json: { id: `e${sent++}`, timestamp, cost_usd, project: 'web', ...rest } }
  const answer = await ingestUsage(caller, [record], Date.parse('2027-12-31T00:00:00Z'))
  expect(answer).toMatchObject({ accepted: 1 })
}

const make = async (caller: MemberCaller, rest: object = {}) =>
  (
    await createBudget(caller, {
      name: 'web',
      amount_usd: '100',
      starts_on: '2026-01-01',
      thresholds: [{ percent: 80 }, { percent: 100 }],
      scope: { project: ['web'] },
      ...rest,
    })
  ).budget

const alertsOf = ({ organizationId }: MemberCaller) =>
  inOrganizationSql(organizationId, (tx) =>
    tx.rows<Record<string, unknown>>(
      `SELECT dedupe_key, state, crossed_at, spent_usd::text AS spent, amount_usd::text AS amount, period_start::text,
         (SELECT count(*)::int FROM alert_delivery d WHERE d.organization_id = a.organization_id AND d.alert_id = a.id)
           AS deliveries
       FROM alert a WHERE organization_id = $1 ORDER BY dedupe_key COLLATE "C"`,
      [tx.organizationId],
    ),
  )
const short = async (caller: MemberCaller) =>
  (await alertsOf(caller)).map(
    (row) => `${String(row.dedupe_key).split(':').slice(3).join(':')} ${row.state}`,
  )

describe('judgeBudgets', () => {
  it('raises each line once, with the instant of the event that crossed it and the figures of then', async () => {
    const caller = await makeOrganization()
    const { channel } = await createChannel(caller, { kind: 'email', target: 'a@example.com' })
    const budget = await make(caller, { channel_ids: [channel.id] })
    await spend(caller, '2026-10-02T10:00:00Z', '79.999999999999999')
    await spend(caller, '2026-10-02T10:00:00Z', '50', { project: 'other' })
    await spend(caller, '2026-09-30T23:59:59Z', '500')
    expect((await judgeBudgets(caller.organizationId, NOON)).raised).toEqual([])
    await spend(caller, '2026-10-03T10:01:00Z', '0.000000000000001')
    await spend(caller, '2026-10-03T10:02:00Z', '5')
    expect((await judgeBudgets(caller.organizationId, NOON)).raised).toHaveLength(1)
    expect(await alertsOf(caller)).toEqual([
      {
        dedupe_key: `budget:${budget.id}:month:2026-10-01:percent:80:actual`,
        state: 'open',
        crossed_at: at('2026-10-03T10:01:00Z'),
        spent: '85.000000000000000',
        amount: '100.000000000000000',
        period_start: '2026-10-01',
        deliveries: 1,
      },
    ])
    await spend(caller, '2026-10-01T00:00:00Z', '15')
    expect((await judgeBudgets(caller.organizationId, NOON)).raised).toHaveLength(1)
    expect((await judgeBudgets(caller.organizationId, NOON)).raised).toEqual([])
    const [hundred] = await alertsOf(caller)
    expect(hundred).toMatchObject({ spent: '100.000000000000000', crossed_at: at('2026-10-03T10:02:00Z') })
  })

  it('spend dated after today counts when its day comes', async () => {
    const caller = await makeOrganization()
    await make(caller)
    await spend(caller, '2026-10-16T00:00:00Z', '100')
    expect((await judgeBudgets(caller.organizationId, NOON)).raised).toEqual([])
    expect((await judgeBudgets(caller.organizationId, at('2026-10-16T00:00:00Z'))).raised).toHaveLength(2)
  })

  it('a raised amount recovers what it told; crossed again it is open again, and not sent again', async () => {
    const caller = await makeOrganization()
    const budget = await make(caller)
    await spend(caller, '2026-10-02T10:00:00Z', '90')
    await judgeBudgets(caller.organizationId, NOON)
    expect(await short(caller)).toEqual(['2026-10-01:percent:80:actual open'])
    await changeBudget(caller, budget.id, { amount_usd: '200' }, NOON)
    await judgeBudgets(caller.organizationId, NOON)
    expect(await short(caller)).toEqual(['2026-10-01:percent:80:actual recovered'])
    await changeBudget(caller, budget.id, { amount_usd: '100' }, NOON)
    expect((await judgeBudgets(caller.organizationId, NOON)).raised).toEqual([])
    expect(await short(caller)).toEqual(['2026-10-01:percent:80:actual open'])
  })

  it('a threshold that is edited and edited back tells once', async () => {
    const caller = await makeOrganization()
    const budget = await make(caller)
    await spend(caller, '2026-10-02T10:00:00Z', '90')
    await judgeBudgets(caller.organizationId, NOON)
    for (const percent of [85, 80]) {
      await changeBudget(caller, budget.id, { thresholds: [{ percent }] })
      await judgeBudgets(caller.organizationId, NOON)
    }
    expect(await short(caller)).toEqual([
      '2026-10-01:percent:80:actual open',
      '2026-10-01:percent:85:actual open',
    ])
  })

  it('a backfill into a closed period never fires; what ended since the last judging does', async () => {
    const caller = await makeOrganization()
    await make(caller)
    await judgeBudgets(caller.organizationId, at('2026-10-31T23:59:00Z'))
    await spend(caller, '2026-10-31T23:59:30Z', '80')
    await judgeBudgets(caller.organizationId, at('2026-11-01T00:00:10Z'))
    expect(await short(caller)).toEqual(['2026-10-01:percent:80:actual open'])
    await spend(caller, '2026-10-20T00:00:00Z', '500')
    await judgeBudgets(caller.organizationId, at('2026-11-01T00:00:25Z'))
    expect(await short(caller)).toEqual(['2026-10-01:percent:80:actual open'])
  })

  it('more lines than one judging raises are raised by the next, also of a period that ended meanwhile', async () => {
    const caller = await makeOrganization()
    const { id } = await make(caller, { thresholds: [{ percent: 80 }] })
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(
        `INSERT INTO budget (organization_id, id, name, amount_usd, period, scope, thresholds, starts_on)
         SELECT organization_id, gen_random_uuid(), name || n, amount_usd, period, scope, thresholds, starts_on
         FROM budget, generate_series(1, 150) n WHERE organization_id = $1 AND id = $2`,
        [tx.organizationId, id],
      ),
    )
    await judgeBudgets(caller.organizationId, at('2026-10-31T23:59:00Z'))
    await spend(caller, '2026-10-31T23:59:30Z', '80')
    const judged = []
    for (const second of ['10', '25', '40']) {
      const now = at(`2026-11-01T00:00:${second}Z`)
      const { raised, pendingAlerts } = await judgeBudgets(caller.organizationId, now)
      judged.push([raised.length, pendingAlerts])
    }
    expect(judged).toEqual([
      [150, 1],
      [1, 0],
      [0, 0],
    ])
  })

  it('a clock that goes back and a zone that shifts raise nothing twice', async () => {
    const caller = await makeOrganization()
    await make(caller)
    await spend(caller, '2026-10-31T12:00:00Z', '100')
    await spend(caller, '2026-11-01T00:30:00Z', '100')
    for (const [now, zone] of [
      ['2026-10-31T23:59:59Z', 'UTC'],
      ['2026-11-01T00:30:00Z', 'UTC'],
      ['2026-10-31T12:00:00Z', 'UTC'],
      ['2026-11-01T00:30:00Z', 'America/New_York'],
      ['2026-11-01T00:30:00Z', 'Asia/Kathmandu'],
      ['2026-11-01T12:00:00Z', 'UTC'],
    ] as const) {
      await inOrganizationSql(caller.organizationId, (tx) =>
        tx.rows('UPDATE organization SET time_zone = $2 WHERE id = $1', [tx.organizationId, zone]),
      )
      await judgeBudgets(caller.organizationId, at(now))
    }
    expect(await short(caller)).toEqual([
      '2026-10-01:percent:100:actual open',
      '2026-10-01:percent:80:actual open',
      '2026-11-01:percent:100:actual open',
      '2026-11-01:percent:80:actual open',
    ])
  })

  it('what was left is carried over, and a whole life counts everything', async () => {
    const caller = await makeOrganization()
    await make(caller, { carries_over: true, starts_on: '2026-08-20', thresholds: [{ percent: 100 }] })
    await make(caller, {
      period: 'life',
      amount_usd: '500',
      starts_on: undefined,
      thresholds: [{ usd: '200' }],
    })
    await spend(caller, '2026-08-01T00:00:00Z', '30')
    await spend(caller, '2026-10-01T00:00:00Z', '169')
    await judgeBudgets(caller.organizationId, NOON)
    expect(await short(caller)).toEqual([])
    // 70 of August and 100 of September are left: the limit of October is 270.
    await spend(caller, '2026-10-02T00:00:00Z', '100')
    await judgeBudgets(caller.organizationId, NOON)
    expect(await short(caller)).toEqual(['life:usd:200:actual open'])
    await spend(caller, '2026-10-03T00:00:00Z', '1')
    await judgeBudgets(caller.organizationId, NOON)
    expect((await short(caller)).sort()).toEqual([
      '2026-10-01:percent:100:actual open',
      'life:usd:200:actual open',
    ])
  })

  it('other terms, and a temporary increase, leave alone what was carried over', async () => {
    const caller = await makeOrganization()
    const input = { name: 'web', amount_usd: '100', carries_over: true, starts_on: addDays(today(), -45) }
    const made = await createBudget(caller, input)
    const { carried } = made.standing
    expect(carried >= 100n * FEMTO_PER_USD).toBe(true)
    const raised = await changeBudget(caller, made.budget.id, { amount_usd: '300' })
    expect(raised.standing).toMatchObject({ carried, limit: carried + 300n * FEMTO_PER_USD })
    const increase = { increase_usd: '50', increase_until: addDays(today(), 1) }
    const increased = await changeBudget(caller, made.budget.id, increase)
    expect(increased.standing).toMatchObject({ carried, limit: carried + 350n * FEMTO_PER_USD })
    // Nor does one that a budget is made with.
    expect((await createBudget(caller, { ...input, ...increase })).standing).toMatchObject({
      carried,
      limit: carried + 150n * FEMTO_PER_USD,
    })
    // The weeks have had what the weeks of this amount have.
    const weekly = await changeBudget(caller, made.budget.id, { period: 'week' })
    expect(weekly.standing.carried).toBe(
      (await createBudget(caller, { ...input, amount_usd: '300', period: 'week' })).standing.carried,
    )
  })

  it('a forecast line tells before it is reached, and not beside an actual one that was', async () => {
    const caller = await makeOrganization()
    await make(caller, { thresholds: [{ percent: 100, on: 'forecast' }, { percent: 100 }] })
    for (let day = 0; day < 40; day++) await spend(caller, `${addDays('2026-09-05', day)}T08:00:00Z`, '4')
    await judgeBudgets(caller.organizationId, NOON)
    expect(await short(caller)).toEqual(['2026-10-01:percent:100:forecast open'])
    const other = await makeOrganization()
    await make(other, { thresholds: [{ percent: 100, on: 'forecast' }, { percent: 100 }] })
    await spend(other, '2026-10-02T10:00:00Z', '100')
    await judgeBudgets(other.organizationId, NOON)
    expect(await short(other)).toEqual(['2026-10-01:percent:100:actual open'])
  })
})

it('the forecast of a budget is the forecast of its scope, to the last digit', async () => {
  const caller = await makeOrganization({ timeZone: 'Asia/Kathmandu' })
  const today = new Date().toISOString().slice(0, 10)
  const records = Array.from({ length: 90 }, (_, ago) =>
    ['web', 'api'].map((project, index) => ({
      json: {
        id: `${project}${ago}`,
        timestamp: `${addDays(today, -ago - 1)}T0${index}:07:00Z`,
        cost_usd: `${3 + ((ago * 7) % 5)}.${index}123456`,
        project,
        source: project,
        team: ago % 3 === 0 ? 'core' : 'apps',
      },
    })),
  )
    .flat()
    // The one source is three days late.
    .filter(({ json }) => json.project !== 'api' || !/^api[0-2]$/.test(json.id))
  await ingestUsage(caller, records, Date.now())
  const scopes = [
    {},
    { project: ['web'] },
    { project: ['web', 'api'], team: ['core'] },
    { project: ['none'] },
  ]
  for (const period of ['day', 'week', 'month', 'quarter', 'year'] as const)
    for (const scope of scopes) await make(caller, { period, scope })
  const compare = async () => {
    const views = await listBudgets(caller)
    expect(views).toHaveLength(20)
    for (const { budget, standing } of views) {
      const { period } = budget
      if (period === 'life') throw new Error('not made')
      const { forecast } = await getForecast(caller, { period, asOf: null, filters: budget.scope })
      const text = (femto: bigint | null) => (femto === null ? null : formatUsd(femto))
      expect([period, budget.scope, text(standing.spent), text(standing.forecast)]).toEqual([
        period,
        budget.scope,
        text(forecast.spent),
        text(forecast.p50),
      ])
    }
    return new Set(views.map(({ standing }) => standing.forecast))
  }
  const plain = await compare()
  expect(plain.size).toBeGreaterThan(10)
  await updateOrganization(caller, { name: 'Acme', timeZone: 'Asia/Kathmandu', holidayCountry: 'US' })
  const quiet = await compare()
  // Of Christmas Day, or of New Year's Day where that one is over.
  expect([...quiet].some((forecast) => !plain.has(forecast))).toBe(true)
})
