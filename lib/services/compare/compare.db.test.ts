import { afterAll, describe, expect, it } from 'vitest'
import { GET } from '../../../app/api/v1/compare/route'
import { disconnectDatabase } from '../../data/database'
import { readPublishedCsv } from '../../domain/compare/read-published-figures'
import type { MemberCaller } from '../../domain/members/caller'
import { NO_RUN_FILTERS } from '../../domain/runs/run-filters'
import { makeOrganization } from '../../testing/make-organization'
import { addMember } from '../../testing/members'
import { createApiKey } from '../api-keys/create-api-key'
import { putAgentRun } from '../runs/put-agent-run'
import { ingestUsage } from '../usage/ingest-usage'
import { getComparison } from './get-comparison'
import { listPublishedFigures } from './list-published-figures'
import { forgetFigures, publishExample, publishFigures } from './publish-figures'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')
const compare = (
  caller: MemberCaller,
  names: object = {},
  by: 'framework' | 'model' | 'task' = 'framework',
) => getComparison(caller, { by, filters: { ...NO_RUN_FILTERS, names } })

/** Calls of a run: claude-sonnet-4-6 is $3 in and $15 out a million. */
const call = (id: string, run: string, output: number, more: object = {}) => ({
  json: {
    id,
    timestamp: '2026-06-01T12:00:00Z',
    model: 'claude-sonnet-4-6',
    input_tokens: 100_000,
    output_tokens: output,
    run_id: run,
    ...more,
  },
})

describe('runs of known cost', () => {
  it('gives the figures worked by hand, from events, for three repeats and three', async () => {
    const caller = await makeOrganization()
    // $0.30 of input each; output of $1.25, $1.80, $4.15.
    const costs = { h1: 83_333, h2: 120_000, h3: 276_667 }
    await ingestUsage(
      caller,
      Object.entries(costs).map(([run, output]) => call(`e-${run}`, run, output)),
      NOW,
    )
    for (const [index, run] of Object.keys(costs).entries()) {
      await putAgentRun(caller, run, {
        framework: 'hono',
        group: 'baseline',
        repeat: index + 1,
        checks_passed: 10 - index,
        checks_total: 10,
        turns: 20 + index,
        started_at: '2026-06-01T12:00:00Z',
        ended_at: `2026-06-01T12:0${index + 1}:00Z`,
      })
      await putAgentRun(caller, `n-${run}`, {
        framework: 'nest',
        group: 'baseline',
        cost_usd: `${8 + index}`,
        checks_passed: 0,
        checks_total: 10,
        status: 'failed',
      })
    }
    const { rows, differences } = await compare(caller)
    expect(rows).toMatchObject([
      {
        name: 'hono',
        group: 'baseline',
        runs: 3,
        measuredRuns: 3,
        reportedRuns: 0,
        minUsd: '1.549995',
        p25Usd: '1.8249975',
        medianUsd: '2.1',
        p75Usd: '3.2750025',
        maxUsd: '4.450005',
        totalUsd: '8.1',
        meanUsd: '2.7',
        ci95LowUsd: '1.549995',
        ci95HighUsd: '4.450005',
        checksPassed: 9,
        checksTotal: 10,
        passRate: 0.9,
        usdPerPassedCheck: '0.3',
        decidedRuns: 3,
        greenRuns: 1,
        usdPerGreenRun: '8.1',
        failedOrRetriedRuns: 2,
        medianTurns: 21,
        medianDurationMs: 120_000,
      },
      {
        name: 'nest',
        runs: 3,
        measuredRuns: 0,
        reportedRuns: 3,
        medianUsd: '9',
        passRate: 0,
        usdPerPassedCheck: null,
        usdPerGreenRun: null,
        greenRuns: 0,
        failedOrRetriedUsd: '27',
      },
    ])
    expect(rows[0]?.costByClass).toEqual([
      { costClass: 'input', usd: '0.9' },
      { costClass: 'output', usd: '7.2' },
    ])
    expect(differences).toMatchObject([
      { a: 'hono', b: 'nest', ratio: '0.233333333333333', pValue: 0.1, rangesOverlap: false, isShown: false },
    ])
    expect(differences[0]?.why).toContain('too few repeats to tell: p = 0.1')
  })

  it('one repeat has no interval; two have a median between them', async () => {
    const caller = await makeOrganization()
    await putAgentRun(caller, 'a', { framework: 'one', cost_usd: '2' })
    await putAgentRun(caller, 'b', { framework: 'two', cost_usd: '1' })
    await putAgentRun(caller, 'c', { framework: 'two', cost_usd: '4' })
    const { rows, differences } = await compare(caller)
    expect(rows).toMatchObject([
      {
        name: 'one',
        medianUsd: '2',
        p25Usd: '2',
        p75Usd: '2',
        ci95LowUsd: null,
        passRate: null,
        greenRuns: 0,
      },
      {
        name: 'two',
        medianUsd: '2.5',
        p25Usd: '1.75',
        p75Usd: '3.25',
        ci95HighUsd: null,
        usdPerPassedCheck: null,
      },
    ])
    expect(differences[0]).toMatchObject({ isShown: false, rangesOverlap: true })
    expect(differences[0]?.why).toBe('1 repeat of one, 3 needed')
  })

  it('measured events win over a reported figure; a run without either has no cost and is counted', async () => {
    const caller = await makeOrganization()
    await ingestUsage(caller, [call('e', 'a', 0)], NOW)
    await putAgentRun(caller, 'a', { framework: 'x', cost_usd: '99' })
    await putAgentRun(caller, 'b', { framework: 'x', cost_usd: '1.5' })
    await putAgentRun(caller, 'c', { framework: 'x' })
    const { rows } = await compare(caller)
    expect(rows).toMatchObject([
      { runs: 3, runsWithCost: 2, measuredRuns: 1, reportedRuns: 1, totalUsd: '1.8', medianUsd: '0.9' },
    ])
    const { rows: measured } = await getComparison(caller, {
      by: 'framework',
      filters: { ...NO_RUN_FILTERS, basis: 'events' },
    })
    expect(measured).toMatchObject([{ runs: 1, totalUsd: '0.3' }])
  })

  it('a run that only its events name is compared too; calls without a price leave a lower bound', async () => {
    const caller = await makeOrganization()
    await ingestUsage(
      caller,
      [
        call('e1', 'a', 0, { framework: 'x' }),
        call('e2', 'a', 5, { framework: 'x', model: 'nobody-knows-it' }),
      ],
      NOW,
    )
    const { rows } = await compare(caller)
    expect(rows).toMatchObject([{ name: 'x', runs: 1, totalUsd: '0.3', lowerBoundRuns: 1 }])
    expect((await compare(caller, {}, 'model')).rows).toMatchObject([
      { name: 'claude-sonnet-4-6 + nobody-knows-it' },
    ])
  })
})

describe('tasks and groups', () => {
  it('a run of several tasks is split by them, each with its own calls and outcome', async () => {
    const caller = await makeOrganization()
    await ingestUsage(
      caller,
      [call('e1', 'a', 20_000, { task: 'http' }), call('e2', 'a', 80_000, { task: 'cron' })],
      NOW,
    )
    await putAgentRun(caller, 'a', {
      framework: 'x',
      tasks: [
        { task: 'http', checks_passed: 4, checks_total: 4 },
        { task: 'cron', checks_passed: 1, checks_total: 4 },
      ],
    })
    expect((await compare(caller)).rows).toMatchObject([{ runs: 1, totalUsd: '2.1' }])
    expect((await compare(caller, {}, 'task')).rows).toMatchObject([
      { name: 'http', totalUsd: '0.6', greenRuns: 1, usdPerPassedCheck: '0.15' },
      { name: 'cron', totalUsd: '1.5', greenRuns: 0, usdPerPassedCheck: '1.5' },
    ])
    expect((await compare(caller, { task: ['cron'] })).rows).toMatchObject([{ name: 'x', totalUsd: '1.5' }])
  })

  it('moves from one group to the next, and adds up over them', async () => {
    const caller = await makeOrganization()
    const runs = [
      ['baseline', 'encore', '1.96'],
      ['baseline', 'nest', '2.61'],
      ['graded', 'encore', '2.58'],
      ['graded', 'nest', '5.95'],
    ]
    for (const [group, framework, cost_usd] of runs)
      await putAgentRun(caller, `${group}-${framework}`, { group, framework, cost_usd })
    const { moves, differences } = await compare(caller)
    expect(moves).toMatchObject([
      {
        name: 'encore',
        mediansUsd: '4.54',
        groups: [{ medianUsd: '1.96', ratioToFirst: null }, { ratioToFirst: '1.316326530612245' }],
      },
      { name: 'nest', mediansUsd: '8.56', totalUsd: '8.56' },
    ])
    // Only within a group is anything set against anything.
    expect(differences.map(({ group, a, b }) => [group, a, b])).toEqual([
      ['baseline', 'encore', 'nest'],
      ['graded', 'encore', 'nest'],
    ])
  })

  it('keeps runs of another organization unseen', async () => {
    await putAgentRun(await makeOrganization(), 'a', { framework: 'theirs', cost_usd: '2' })
    expect((await compare(await makeOrganization())).rows).toEqual([])
  })
})

describe('published figures', () => {
  const CSV = `group,framework,statistic,repeats,cost_usd,checks_passed,checks_total
run-1 baseline,hono,median,3,1.55,,
run-3 rubric-graded,nestjs,single,1,5.95,30,36
all,encore,guess,7,6.29,,
all three runs,nestjs,total,7,12.69,,
`
  const about = { name: 'A benchmark', source: 'somebody', published_on: '2026-05-26' }

  it('are kept as they were published, bad rows named, and are no runs', async () => {
    const caller = await makeOrganization()
    const kept = await publishFigures(caller, about, readPublishedCsv(CSV))
    expect(kept).toMatchObject({ accepted: 3, rejected: 1, problems: [{ line: 4 }] })
    const [set] = await listPublishedFigures(caller)
    expect(set).toMatchObject({ ...about, published_on: '2026-05-26' })
    expect(
      set?.figures.map(({ cost_usd, repeats, checks_passed }) => [cost_usd, repeats, checks_passed]),
    ).toEqual([
      ['1.55', 3, null],
      ['5.95', 1, 30],
      ['12.69', 7, null],
    ])
    expect((await compare(caller)).rows).toEqual([])
    await expect(publishFigures(caller, about, readPublishedCsv(CSV))).rejects.toMatchObject({
      code: 'conflict',
    })
    await forgetFigures(caller, kept.id)
    expect(await listPublishedFigures(caller)).toEqual([])
  })

  it('the example holds what was published', async () => {
    const caller = await makeOrganization()
    await publishExample(caller)
    const [set] = await listPublishedFigures(caller)
    const of = (framework: string, statistic: string, group: RegExp) =>
      set?.figures.find(
        (one) => one.framework === framework && one.statistic === statistic && group.test(one.group ?? ''),
      )
    expect(of('hono', 'median', /1/)?.cost_usd).toBe('1.55')
    expect(of('nestjs', 'max', /1/)?.cost_usd).toBe('4.45')
    expect(of('fastify', 'single', /3/)).toMatchObject({
      cost_usd: '4.6',
      checks_passed: 36,
      checks_total: 36,
    })
    expect(of('nestjs', 'single', /3/)).toMatchObject({
      cost_usd: '5.95',
      checks_passed: 30,
      checks_total: 36,
    })
    expect(of('encore', 'total', /all/)?.cost_usd).toBe('6.29')
    expect(of('nestjs', 'total', /all/)?.cost_usd).toBe('12.69')
  })

  it('are refused to a viewer, and unseen by others', async () => {
    const caller = await makeOrganization()
    const viewer = await addMember(caller, 'viewer')
    await expect(publishExample(viewer)).rejects.toMatchObject({ code: 'forbidden' })
    const { id } = await publishExample(caller)
    const other = await makeOrganization()
    expect(await listPublishedFigures(other)).toEqual([])
    await expect(forgetFigures(other, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listPublishedFigures(viewer)).toHaveLength(1)
  })
})

describe('GET /api/v1/compare', () => {
  it('answers with the fields of the contract, and the same rows as CSV', async () => {
    const caller = await makeOrganization()
    await putAgentRun(caller, 'a', {
      framework: '=x',
      group: 'g',
      cost_usd: '1.50',
      checks_passed: 3,
      checks_total: 4,
    })
    const { secret } = await createApiKey(caller, { name: 'k', scopes: ['read'], expiresInDays: null })
    const ask = (query: string) =>
      GET(
        new Request(`http://localhost/api/v1/compare${query}`, {
          headers: { authorization: `Bearer ${secret}` },
        }),
        {
          params: Promise.resolve({}),
        },
      )
    const answer = await ask('?by=framework&group=g')
    expect(await answer.json()).toMatchObject({
      rows: [
        {
          framework: '=x',
          group: 'g',
          runs: 1,
          median_usd: '1.5',
          total_usd: '1.5',
          ci95_low_usd: null,
          checks_passed: 3,
          checks_total: 4,
          pass_rate: 0.75,
          usd_per_passed_check: '0.5',
          green_runs: 0,
          run_ids: ['a'],
        },
      ],
      differences: [],
      published: [],
    })
    const csv = await (await ask('?format=csv')).text()
    expect(csv.split('\r\n')[1]).toMatch(/^'=x,g,1,1,0,1,0,1.5,/)
    expect((await ask('?by=weather')).status).toBe(400)
    expect((await ask('?from=2026-13-01')).status).toBe(400)
  })
})
