import { afterAll, describe, expect, it } from 'vitest'
import { GET as GET_LIMITS, PUT as PUT_LIMITS } from '../../../app/api/v1/routing/limits/route'
import { GET } from '../../../app/api/v1/routing/route'
import { disconnectDatabase } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { formatUsd } from '../../domain/money'
import { costPerPass } from '../../domain/routing/choose-route'
import { type RoutingDimension, STANDARD_RULE } from '../../domain/routing/routing-rule'
import { NO_RUN_FILTERS, type RunFilters } from '../../domain/runs/run-filters'
import { makeOrganization } from '../../testing/make-organization'
import { addMember, readAudit } from '../../testing/members'
import { createApiKey } from '../api-keys/create-api-key'
import { putAgentRun } from '../runs/put-agent-run'
import { ingestUsage } from '../usage/ingest-usage'
import { getRouting } from './get-routing'
import { listRateLimits } from './list-rate-limits'
import { setRateLimits } from './set-rate-limits'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')
const RULE = { ...STANDARD_RULE, minPassRate: 0.5 }
const routing = (
  caller: MemberCaller,
  rule = RULE,
  by: RoutingDimension = 'task',
  filters: Partial<RunFilters> = {},
) => getRouting(caller, { by, rule, filters: { ...NO_RUN_FILTERS, ...filters } })

/** Runs of one model at one task, each of the same reported cost: the first `passed` of them passed. */
async function report(
  caller: MemberCaller,
  of: { task: string | null; model: string; runs: number; passed: number; usd?: string; more?: object },
) {
  for (let at = 0; at < of.runs; at++)
    await putAgentRun(caller, `${of.task}-${of.model}-${at}`, {
      task: of.task,
      model: of.model,
      status: at < of.passed ? 'passed' : 'failed',
      cost_usd: of.usd,
      ...of.more,
    })
}

/** Calls of claude-haiku-4-5 ($1 in a million) and claude-sonnet-4-6 ($3): 100,000 tokens in. */
const call = (id: string, run: string, model: string, more: object = {}) => ({
  json: { id, timestamp: '2026-06-01T12:00:00Z', model, input_tokens: 100_000, run_id: run, ...more },
})

const usd = (femto: bigint | null | undefined) => (femto == null ? null : formatUsd(femto))

describe('the table worked by hand', () => {
  it('routes to the cheapest passing run that meets the rate, and says what it would have saved', async () => {
    const caller = await makeOrganization()
    // $0.80 and 8 of 10 passed is $0.10 a passing run; the lower bound of 8/10 is 0.490.
    await report(caller, { task: 'login', model: 'cheap', runs: 10, passed: 8, usd: '0.08' })
    // $5 and 10 of 10: $0.50; its lower bound is 0.722.
    await report(caller, { task: 'login', model: 'middle', runs: 10, passed: 10, usd: '0.5' })
    // $12 and 6 of 6: $2; its lower bound is 0.610.
    await report(caller, { task: 'login', model: 'dear', runs: 6, passed: 6, usd: '2' })
    const { rows, total, oneModel } = await routing(caller)
    const [row] = rows
    expect(row?.models.map((one) => [one.model, usd(costPerPass(one)), one.qualifies, one.reasons])).toEqual([
      ['cheap', '0.1', false, ['lower bound 0.49 under 0.50']],
      ['middle', '0.5', true, []],
      ['dear', '2', true, []],
    ])
    expect(row?.route?.model).toBe('middle')
    expect(row?.models[1]?.interval?.low).toBeCloseTo(0.7225, 4)
    // 14 passing runs of the others came to $12.80; at $0.50 each they are $7.
    expect(usd(row?.savings?.savingFemto)).toBe('5.8')
    // At the lower bound of 10/10 each costs $0.50 / 0.7225: 14 are $9.69.
    expect(Number(usd(row?.savings?.lowFemto))).toBeCloseTo(12.8 - (14 * 0.5) / 0.722467, 4)
    expect(usd(row?.savings?.highFemto)).toBe('5.8')
    expect([usd(total.spentFemto), usd(total.routedFemto)]).toEqual(['17.8', '12'])
    // Everything with one model: $0.80 + 16 × $0.10; the routes; $12 + 18 × $2.
    expect(oneModel.map((one) => [one.model, usd(one.spentFemto), usd(one.overRoutesFemto)])).toEqual([
      ['cheap', '2.4', '-9.6'],
      ['middle', '12', '0'],
      ['dear', '48', '36'],
    ])
    expect(oneModel.map((one) => one.qualifiesEverywhere)).toEqual([false, true, true])
    // 0.08 + 0.2 × 0.5 + 0 × 2: a tenth of the tries costs both, all pass.
    expect(row?.cascade).toMatchObject({ passRate: 1 })
    expect(usd(row?.cascade?.expectedFemto)).toBe('0.18')
    expect(row?.cascade?.steps.map(({ reached }) => reached)).toEqual([1, 0.2, 0])
  })

  it('ties go to the surer model; what it lacks is said: runs, a rate, a limit, a price, a pass', async () => {
    const caller = await makeOrganization()
    const task = 'crud'
    await report(caller, { task, model: 'a-tie', runs: 5, passed: 5, usd: '1' })
    await report(caller, { task, model: 'b-tie', runs: 6, passed: 6, usd: '1' })
    await report(caller, { task, model: 'once', runs: 1, passed: 1, usd: '0.01' })
    await report(caller, { task, model: 'broken', runs: 5, passed: 0, usd: '0.02' })
    await report(caller, { task, model: 'unknown', runs: 5, passed: 5 })
    await report(caller, {
      task,
      model: 'silent',
      runs: 5,
      passed: 0,
      usd: '1',
      more: { status: 'completed' },
    })
    const { rows } = await routing(caller)
    const [row] = rows
    expect(row?.route?.model).toBe('b-tie')
    expect(Object.fromEntries(row?.models.map((one) => [one.model, one.reasons]) ?? [])).toEqual({
      'a-tie': [],
      'b-tie': [],
      once: ['1 run of known outcome, 5 needed', 'lower bound 0.21 under 0.50'],
      broken: ['lower bound 0.00 under 0.50', 'none passed'],
      unknown: ['no cost known'],
      silent: ['0 runs of known outcome, 5 needed'],
    })
    const named = new Map(row?.models.map((one) => [one.model, one]))
    expect(named.get('unknown')?.medianFemto).toBeNull()
    expect(named.get('silent')).toMatchObject({ passRate: null, interval: null, runs: 5, decidedRuns: 0 })
    expect(costPerPass(named.get('broken') ?? { counted: { runs: 0, passed: 0, femto: 0n } })).toBeNull()
    // $5 of a-tie, $0.01 of once and $0.10 of broken had six passing runs: $6 at b-tie. Those of no outcome or cost stay.
    expect(usd(row?.savings?.savingFemto)).toBe('-0.89')
  })

  it('says how far ten of ten is from 0.9, and takes the bare share where that is asked', async () => {
    const caller = await makeOrganization()
    await report(caller, { task: 't', model: 'm', runs: 10, passed: 10, usd: '1' })
    const strict = await routing(caller, STANDARD_RULE)
    expect(strict.rows[0]?.route).toBeNull()
    expect(strict.rows[0]?.models[0]?.passesNeeded).toBe(25)
    expect(strict.rows[0]?.whyNoRoute).toBe(
      'No model qualifies. m comes closest: 25 more runs would have to pass in a row.',
    )
    expect(usd(strict.total.routedFemto)).toBe('10')
    const loose = await routing(caller, { ...STANDARD_RULE, evidence: 'point' })
    expect(loose.rows[0]?.route?.model).toBe('m')
    expect(usd(loose.rows[0]?.savings?.savingFemto)).toBe('0')
    expect(loose.rows[0]?.cascade).toBeNull()
  })

  it('work of no name is never routed, and keeps its spend beside the routed', async () => {
    const caller = await makeOrganization()
    await report(caller, { task: null, model: 'm', runs: 6, passed: 6, usd: '1' })
    await report(caller, { task: 't', model: 'm', runs: 6, passed: 6, usd: '1' })
    await report(caller, { task: 't', model: 'n', runs: 2, passed: 1, usd: '4' })
    const { rows, total, oneModel } = await routing(caller)
    expect(rows.map(({ name, route }) => [name, route?.model ?? null])).toEqual([
      ['t', 'm'],
      [null, null],
    ])
    expect(rows[1]?.whyNoRoute).toBe('These runs name no task: there is nothing to route by.')
    expect([usd(total.spentFemto), usd(total.savingFemto)]).toEqual(['20', '7'])
    expect(oneModel.map(({ model }) => model)).toEqual(['m'])
  })
})

describe('measured runs', () => {
  it('takes mixed runs as a model of their own, and gives each task of a run its own calls', async () => {
    const caller = await makeOrganization()
    for (let at = 0; at < 5; at++) {
      const run = `two-${at}`
      await ingestUsage(
        caller,
        [
          call(`${run}-a`, run, 'claude-haiku-4-5', { task: 'a', latency_ms: 100 + at }),
          call(`${run}-b1`, run, 'claude-haiku-4-5', { task: 'b', latency_ms: 900 }),
          call(`${run}-b2`, run, 'claude-sonnet-4-6', { task: 'b', latency_ms: 900 }),
        ],
        NOW,
      )
      await putAgentRun(caller, run, {
        tasks: [
          { task: 'a', status: 'passed' },
          { task: 'b', status: at === 0 ? 'failed' : 'passed' },
        ],
      })
    }
    const { rows } = await routing(caller)
    expect(rows.map(({ name, route }) => [name, route?.model ?? null])).toEqual([
      ['b', null],
      ['a', 'claude-haiku-4-5'],
    ])
    const [[both] = [], [haiku] = []] = rows.map(({ models }) => models)
    expect(haiku).toMatchObject({
      passedRuns: 5,
      measuredRuns: 5,
      reportedRuns: 0,
      medianLatencyMs: 102,
      contextWindow: 200_000,
      // All ten of its calls are of one minute, whichever task they were for.
      peakRequestsPerMinute: 10,
    })
    expect(usd(haiku?.medianFemto ?? null)).toBe('0.1')
    expect(both).toMatchObject({
      model: 'claude-haiku-4-5 + claude-sonnet-4-6',
      isMixed: true,
      decidedRuns: 5,
      passedRuns: 4,
      medianLatencyMs: 900,
      contextWindow: null,
      passesNeeded: null,
    })
    // Five runs of $0.40; four passed.
    expect(both && usd(costPerPass(both))).toBe('0.5')
    expect(both?.reasons[0]).toBe('mixed: its calls went to several models')
  })

  it('refuses a model over the limit that the team set, and one whose cost is not whole', async () => {
    const caller = await makeOrganization()
    for (let at = 0; at < 5; at++) {
      const run = `r${at}`
      const more = { task: 't', timestamp: `2026-06-01T12:0${at < 2 ? 0 : at}:59Z` }
      await ingestUsage(caller, [call(run, run, 'claude-haiku-4-5', more)], NOW)
      await ingestUsage(caller, [call(`u${at}`, `u${at}`, 'nobody-knows', { task: 't' })], NOW)
      await ingestUsage(
        caller,
        [call(`v${at}`, `u${at}`, 'nobody-knows', { task: 't', cost_usd: '0.01' })],
        NOW,
      )
      await putAgentRun(caller, run, { status: 'passed' })
      await putAgentRun(caller, `u${at}`, { status: 'passed' })
    }
    await setRateLimits(caller, { limits: [{ model: 'claude-haiku-4-5', requests_per_minute: 2 }] })
    const before = await routing(caller)
    expect(before.rows[0]?.route).toMatchObject({
      model: 'claude-haiku-4-5',
      peakRequestsPerMinute: 2,
      requestsPerMinuteLimit: 2,
    })
    expect(before.rows[0]?.models.find(({ model }) => model === 'nobody-knows')?.reasons).toEqual([
      'cost not whole: 5 calls without a price',
    ])
    await setRateLimits(caller, { limits: [{ model: 'claude-haiku-4-5', requests_per_minute: 1 }] })
    const after = await routing(caller)
    expect(after.rows[0]?.route).toBeNull()
    expect(after.rows[0]?.models.find(({ model }) => model === 'claude-haiku-4-5')?.reasons).toEqual([
      'over its limit of 1 request a minute',
    ])
  })
})

it('keeps to the period and the filters, and routes by language', async () => {
  const caller = await makeOrganization()
  const started = { started_at: '2026-05-01T12:00:00Z' }
  const of = { model: 'm', runs: 5, passed: 5, usd: '1' }
  await report(caller, { ...of, task: 'a', more: { ...started, language: 'go', framework: 'gin' } })
  await report(caller, { ...of, task: 'b', more: { ...started, language: 'go', framework: 'echo' } })
  const names = { framework: ['gin'] }
  expect((await routing(caller, RULE, 'language')).rows).toMatchObject([{ name: 'go', runs: 10 }])
  expect((await routing(caller, RULE, 'language', { names })).rows).toMatchObject([{ name: 'go', runs: 5 }])
  expect((await routing(caller, RULE, 'task', { from: '2026-05-02' })).rows).toEqual([])
  expect((await routing(caller, RULE, 'task', { to: '2026-05-01' })).rows).toHaveLength(2)
})

describe('limits', () => {
  it('are set model by model, kept in the audit log, and set by admins alone', async () => {
    const caller = await makeOrganization()
    await setRateLimits(caller, {
      limits: [
        { model: 'b', requests_per_minute: 60 },
        { model: 'a', requests_per_minute: 5 },
      ],
    })
    await setRateLimits(caller, { limits: [{ model: 'a', requests_per_minute: null }] })
    await setRateLimits(caller, { limits: [{ model: 'b', requests_per_minute: 60 }] })
    expect(await listRateLimits(caller)).toMatchObject([{ model: 'b', requestsPerMinute: 60 }])
    expect(await readAudit(caller.organizationId)).toMatchObject([
      { action: 'routing.limits', before: {}, after: { a: 5, b: 60 } },
      { action: 'routing.limits', before: { a: 5, b: 60 }, after: { b: 60 } },
    ])
    const member = await addMember(caller, 'member')
    await expect(setRateLimits(member, { limits: [] })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      setRateLimits(caller, { limits: [{ model: 'x', requests_per_minute: 0 }] }),
    ).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'limits.0.requests_per_minute' }] },
    })
    expect(await listRateLimits(await makeOrganization())).toEqual([])
  })
})

describe('the API', () => {
  const context = { params: Promise.resolve({}) }

  async function get(caller: MemberCaller, query: string) {
    const { secret } = await createApiKey(caller, { name: 'k', scopes: ['read'], expiresInDays: null })
    const headers = { authorization: `Bearer ${secret}` }
    return GET(new Request(`http://x/api/v1/routing?${query}`, { headers }), context)
  }

  it('answers with rows, a sheet, routes, and a configuration whose fallbacks are the cascade', async () => {
    const caller = await makeOrganization()
    await report(caller, { task: 'say "hi"', model: 'claude-haiku-4-5', runs: 10, passed: 9, usd: '0.1' })
    await report(caller, { task: 'say "hi"', model: 'claude-sonnet-4-6', runs: 10, passed: 10, usd: '1' })
    await report(caller, { task: '=none', model: 'my own', runs: 1, passed: 1, usd: '1' })
    await setRateLimits(caller, { limits: [{ model: 'claude-haiku-4-5', requests_per_minute: 60 }] })
    const body = await (await get(caller, 'by=task&min_pass_rate=0.5')).json()
    expect(body).toMatchObject({ by: 'task', min_pass_rate: 0.5, min_runs: 5, evidence: 'interval' })
    expect(body.rows[0]).toMatchObject({
      task: 'say "hi"',
      cheapest_model: 'claude-haiku-4-5',
      usd_per_passing_run: '0.111111111111111',
      spent_usd: '11',
      routed_usd: '2.111111111111111',
      saving_usd: '8.888888888888889',
      cascade: { expected_usd: '0.2', pass_rate: 1, usd_per_passing_run: '0.2' },
    })
    expect(body.rows[0].models[0]).toMatchObject({ pass_rate: 0.9, chosen: true, reported_runs: 10 })
    expect(body.rows[0].models[0].pass_rate_low).toBeCloseTo(0.5958, 4)
    expect(body.rows[0].models[0].pass_rate_high).toBeCloseTo(0.9821, 4)
    const csv = await (await get(caller, 'format=csv&min_pass_rate=0.5')).text()
    expect(csv.split('\r\n')).toHaveLength(5)
    expect(csv).toContain("\r\n'=none,my own,1,1,1,1,")
    const tasks = await (await get(caller, 'format=csv&table=tasks&min_pass_rate=0.5')).text()
    expect(tasks).toContain('claude-haiku-4-5 > claude-sonnet-4-6,1,0.2')
    const single = await (await get(caller, 'format=csv&table=one_model')).text()
    expect(single).toBe('model,usd,more_than_routes_usd,qualifies_everywhere\r\n')
    const yaml = await (await get(caller, 'format=litellm&min_pass_rate=0.5')).text()
    expect(yaml.slice(yaml.indexOf('model_list'))).toBe(
      [
        'model_list:',
        '  - model_name: "say \\"hi\\""',
        '    litellm_params:',
        '      model: "anthropic/claude-haiku-4-5"',
        '      rpm: 60',
        '  - model_name: "anthropic/claude-sonnet-4-6"',
        '    litellm_params:',
        '      model: "anthropic/claude-sonnet-4-6"',
        'router_settings:',
        '  fallbacks:',
        '    - "say \\"hi\\"": ["anthropic/claude-sonnet-4-6"]',
        '',
      ].join('\n'),
    )
    const routes = await (await get(caller, 'format=routes&min_pass_rate=0.5')).json()
    expect(routes).toMatchObject({
      routes: [{ task: 'say "hi"', model: 'claude-haiku-4-5', fallbacks: ['anthropic/claude-sonnet-4-6'] }],
      not_routed: [{ task: '=none' }],
    })
  })

  it('names each bad field, and another organization’s runs are unseen', async () => {
    const caller = await makeOrganization()
    await report(await makeOrganization(), { task: 't', model: 'm', runs: 5, passed: 5, usd: '1' })
    const bad = await get(
      caller,
      'by=day&min_pass_rate=90&min_runs=0&evidence=some&format=pdf&table=x&from=1',
    )
    expect(bad.status).toBe(400)
    const { errors } = await bad.json()
    expect(errors.map(({ path }: { path: string }) => path).sort()).toEqual(
      ['by', 'evidence', 'format', 'from', 'min_pass_rate', 'min_runs', 'table'].sort(),
    )
    const empty = await (await get(caller, '')).json()
    expect(empty).toMatchObject({ rows: [], one_model: [], total: { spent_usd: null, saving_usd: '0' } })
    expect(await (await get(caller, 'format=csv')).text()).toMatch(/^task,model,runs,/)
    expect(await (await get(caller, 'format=litellm')).text()).toContain('model_list: []')
  })

  it('reads limits with the scope read and sets them with admin', async () => {
    const caller = await makeOrganization()
    const keyOf = async (scope: 'read' | 'admin') =>
      (await createApiKey(caller, { name: scope, scopes: [scope], expiresInDays: null })).secret
    const put = async (secret: string) =>
      PUT_LIMITS(
        new Request('http://x/api/v1/routing/limits', {
          method: 'PUT',
          headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
          body: JSON.stringify({ limits: [{ model: 'm', requests_per_minute: 60 }] }),
        }),
        context,
      )
    const read = await keyOf('read')
    expect((await put(read)).status).toBe(403)
    expect(await (await put(await keyOf('admin'))).json()).toMatchObject({
      data: [{ model: 'm', requests_per_minute: 60 }],
    })
    const headers = { authorization: `Bearer ${read}` }
    const got = await GET_LIMITS(new Request('http://x/api/v1/routing/limits', { headers }), context)
    expect(await got.json()).toMatchObject({ data: [{ model: 'm' }], next_cursor: null })
  })
})
