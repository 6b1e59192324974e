import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { parseRunsView } from '../../domain/runs/runs-view'
import { makeOrganization } from '../../testing/make-organization'
import { ingestUsage } from '../usage/ingest-usage'
import { getRun } from './get-run'
import { getRunPage } from './get-run-page'
import { getRunsOverview } from './get-runs-overview'
import { putAgentRun } from './put-agent-run'
import { saveRunByHand } from './save-run-by-hand'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')
let caller: MemberCaller
const event = (id: string, run_id: string, rest: object = {}) => ({
  json: {
    ...{ id, run_id, timestamp: '2026-06-01T12:00:00Z', model: 'claude-sonnet-4-6' },
    ...{ input_tokens: 1_000, output_tokens: 100, ...rest },
  },
})

beforeAll(async () => {
  caller = await makeOrganization({ timeZone: 'Europe/Berlin' })
  // $0.003 of input and $0.0015 of output a call; $0.30 a million read from the cache.
  const sent = [
    event('1', 'measured'),
    event('2', 'measured', { timestamp: '2026-06-01T12:00:40.750Z', cache_read_tokens: 10_000 }),
    event('3', 'measured', { timestamp: '2026-06-01T12:00:41Z', model: 'unheard-of' }),
  ]
  await ingestUsage(caller, sent, NOW)
  await putAgentRun(caller, 'measured', { framework: 'hono', status: 'passed', cost_usd: '9' })
  await putAgentRun(caller, 'reported', { framework: 'rails', status: 'failed', cost_usd: '1.55' })
})

describe('the list of runs', () => {
  const look = (query: string) => getRunsOverview(caller, parseRunsView(new URLSearchParams(query)), NOW)

  it('adds up measured and reported costs, and says which part is reported', async () => {
    const { rows, summary, facets, total } = await look('sort=cost')
    expect(rows.map(({ id }) => id)).toEqual(['measured', 'reported'])
    expect(summary).toMatchObject({
      ...{ runs: 2, passed: 1, failed: 1, unknown: 0, unpricedEvents: 1 },
      ...{ costUsd: '1.562', reportedUsd: '1.55', usdPerPassingRun: '1.562' },
    })
    expect(facets.framework?.map(({ value }) => value)).toEqual(['hono', 'rails'])
    expect(total).toBe(2)
  })

  it('keeps the values to filter by while it is filtered, and shows the last page for one beyond', async () => {
    const { rows, facets, page } = await look('framework=rails&page=7')
    expect(rows.map(({ id }) => id)).toEqual(['reported'])
    expect(facets.framework).toHaveLength(2)
    expect(page).toBe(1)
  })

  it('is of the organization alone', async () => {
    const other = await makeOrganization()
    const { total, summary } = await getRunsOverview(other, parseRunsView(new URLSearchParams()), NOW)
    expect([total, summary.runs]).toEqual([0, 0])
    await expect(getRunPage(other, 'measured', NOW)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the page of a run', () => {
  it('explains the cost by class to the last digit, and the calls step by step', async () => {
    const { run, byClass, calls } = await getRunPage(caller, 'measured', NOW)
    expect(run).toMatchObject({ costUsd: '0.012', costBasis: 'events', reportedCostUsd: '9' })
    expect(byClass).toEqual([
      { costClass: 'input', count: 3_000, costUsd: '0.006' },
      { costClass: 'output', count: 300, costUsd: '0.003' },
      { costClass: 'cache_read', count: 10_000, costUsd: '0.003' },
    ])
    expect(calls?.steps).toEqual({ startMs: Date.parse('2026-06-01T12:00:00Z'), stepMs: 1_000, count: 42 })
    const rows = [...(calls?.rows ?? [])].sort((a, b) => Number(a.values[0]) - Number(b.values[0]))
    expect(rows.map(({ values, costUsd, unpricedEvents }) => [...values, costUsd, unpricedEvents])).toEqual([
      ['0', 'claude-sonnet-4-6', '0.0045', 0],
      ['40', 'claude-sonnet-4-6', '0.0075', 0],
      ['41', 'unheard-of', null, 1],
    ])
  })

  it('has no calls where none were sent', async () => {
    expect(await getRunPage(caller, 'reported', NOW)).toMatchObject({ calls: null, byClass: [] })
  })
})

describe('a run by hand', () => {
  const audit = (id: string) =>
    inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows('SELECT action, before, after, actor_label FROM audit_entry WHERE subject = $1 ORDER BY at', [
        id,
      ]),
    )

  it('is added, corrected in what was changed alone, and written down both times', async () => {
    const fields = {
      framework: 'hono',
      checks_passed: '3',
      checks_total: '4',
      started_at: '2026-06-01T14:00',
    }
    await saveRunByHand(caller, { id: 'hand', isNew: true, form: { fields } })
    await saveRunByHand(caller, { id: 'hand', isNew: false, form: { fields: { checks_passed: '4' } } })
    expect((await getRun(caller, 'hand')).run).toMatchObject({
      ...{ framework: 'hono', checksPassed: 4, checksTotal: 4, passed: true, origin: 'hand' },
      startedAtMs: Date.parse('2026-06-01T12:00:00Z'),
    })
    const actor_label = caller.email
    expect(await audit('hand')).toEqual([
      {
        ...{ action: 'run.add', actor_label, before: {} },
        after: {
          ...{ framework: 'hono', checks_passed: 3, checks_total: 4 },
          started_at: '2026-06-01T12:00:00.000Z',
        },
      },
      { action: 'run.correct', actor_label, before: { checks_passed: 3 }, after: { checks_passed: 4 } },
    ])
  })

  it('takes nobody’s place', async () => {
    await expect(
      saveRunByHand(caller, { id: 'reported', isNew: true, form: { fields: { framework: 'go' } } }),
    ).rejects.toMatchObject({ code: 'conflict', details: { fields: [{ path: 'id' }] } })
    expect((await getRun(caller, 'reported')).run.framework).toBe('rails')
  })

  it('may be of calls that are known by their id alone', async () => {
    await ingestUsage(caller, [event('4', 'calls-alone')], NOW)
    await saveRunByHand(caller, { id: 'calls-alone', isNew: true, form: { fields: { status: 'passed' } } })
    expect((await getRun(caller, 'calls-alone')).run).toMatchObject({ passed: true, costUsd: '0.0045' })
  })

  it('has the tasks that were given and no other, and comes to what they come to', async () => {
    await putAgentRun(caller, 'tasks', {
      tasks: [{ task: 'a', status: 'passed', started_at: '2026-06-01T12:00:00Z' }, { task: 'b' }],
    })
    const tasks = [
      { task: 'a', status: 'passed', checks_passed: '1', checks_total: '1' },
      { task: 'c', status: 'failed', checks_passed: '0', checks_total: '2' },
    ]
    await saveRunByHand(caller, { id: 'tasks', isNew: false, form: { fields: {}, tasks } })
    expect((await getRun(caller, 'tasks')).run).toMatchObject({
      ...{ status: 'failed', passed: false, checksPassed: 1, checksTotal: 3 },
      tasks: [
        { task: 'a', startedAtMs: Date.parse('2026-06-01T12:00:00Z') },
        { task: 'c', passed: false },
      ],
    })
  })

  it('names each input that does not fit, and saves nothing', async () => {
    const form = { fields: { checks_passed: '5', checks_total: '4', framework: 'go' } }
    await expect(saveRunByHand(caller, { id: 'bad', isNew: true, form })).rejects.toMatchObject({
      details: { fields: [{ path: 'checks_passed', message: 'More than there are checks in all.' }] },
    })
    await expect(getRun(caller, 'bad')).rejects.toMatchObject({ code: 'not_found' })
    await expect(saveRunByHand(caller, { id: '', isNew: true, form: { fields: {} } })).rejects.toMatchObject({
      details: { fields: [{ path: 'id' }] },
    })
  })

  it('is refused to a viewer', async () => {
    await expect(
      saveRunByHand({ ...caller, role: 'viewer' }, { id: 'x', isNew: true, form: { fields: {} } }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})
