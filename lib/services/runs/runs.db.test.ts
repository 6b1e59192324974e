import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DELETE, GET } from '@/app/api/v1/runs/[id]/route'
import { GET as LIST } from '@/app/api/v1/runs/route'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { NO_RUN_LIST_FILTERS } from '../../domain/runs/filter-runs'
import { makeOrganization } from '../../testing/make-organization'
import { createApiKey } from '../api-keys/create-api-key'
import { ingestUsage } from '../usage/ingest-usage'
import { deleteRun } from './delete-run'
import { getRun } from './get-run'
import { listRuns } from './list-runs'
import { putAgentRun } from './put-agent-run'

afterAll(disconnectDatabase)

let caller: MemberCaller
let authorization = ''
const event = (id: string, run_id: string, rest: object = {}) => ({
  json: {
    id,
    run_id,
    timestamp: '2026-06-01T12:00:00Z',
    model: 'claude-sonnet-4-6',
    input_tokens: 1_000,
    output_tokens: 100,
    ...rest,
  },
})

beforeAll(async () => {
  caller = await makeOrganization({ timeZone: 'Europe/Berlin' })
  const { secret } = await createApiKey(caller, { name: 'all', scopes: ['admin'], expiresInDays: null })
  authorization = `Bearer ${secret}`
  // 1,000 × $3 + 100 × $15 a million: $0.0045 a call.
  const sent = [
    event('1', 'several', { task: 'login' }),
    event('2', 'several', { task: 'search', timestamp: '2026-06-01T12:01:00Z' }),
    event('3', 'several', { timestamp: '2026-06-01T12:02:00Z', model: 'claude-opus-4-8' }),
    event('4', 'only-events', { framework: 'hono', timestamp: '2026-06-02T12:00:00Z', model: 'unheard-of' }),
  ]
  await ingestUsage(caller, sent, Date.parse('2026-06-15T12:00:00Z'))
  await putAgentRun(caller, 'several', {
    framework: 'rails',
    group: 'baseline',
    tasks: [
      { task: 'login', status: 'failed', checks_passed: 1, checks_total: 3 },
      { task: 'search', status: 'passed' },
    ],
    cost_usd: '9',
    turns: 7,
  })
  await putAgentRun(caller, 'published', {
    framework: 'rails',
    cost_usd: '1.55',
    status: 'passed',
    started_at: '2026-05-31T22:30:00Z',
    ended_at: '2026-05-31T22:40:00Z',
    tags: { label: '=1+1' },
  })
  await putAgentRun(caller, 'again', {
    framework: 'rails',
    retry_of: 'published',
    started_at: '2026-06-03T00:00:00Z',
  })
})

const ask = (path: string) => new Request(`http://x/api/v1/runs${path}`, { headers: { authorization } })
const one = async (id: string) => GET(ask(`/${id}`), { params: Promise.resolve({ id }) })
const list = async (query: string) => LIST(ask(query), { params: Promise.resolve({}) })
const ids = async (query: string) => {
  const { data } = (await (await list(query)).json()) as { data: { id: string }[] }
  return data.map(({ id }) => id)
}

describe('one run', () => {
  it('has names, outcome, cost by task and by model, and what its calls without a task cost', async () => {
    const run = (await (await one('several')).json()) as Record<string, unknown>
    expect(run).toMatchObject({
      id: 'several',
      framework: 'rails',
      group: 'baseline',
      task: null,
      model: 'claude-opus-4-8 + claude-sonnet-4-6',
      models: ['claude-opus-4-8', 'claude-sonnet-4-6'],
      cost_usd: '0.0165',
      cost_basis: 'events',
      reported_cost_usd: '9',
      events: 3,
      unpriced_events: 0,
      input_tokens: 3_000,
      turns: 7,
      passed: null,
      started_at: null,
      began_at: '2026-06-01T12:00:00.000Z',
      duration_ms: 120_000,
    })
    expect(run.tasks).toMatchObject([
      { task: 'login', cost_usd: '0.0045', passed: false, checks_passed: 1, events: 1 },
      { task: 'search', cost_usd: '0.0045', passed: true, events: 1 },
      { task: null, cost_usd: '0.0075', passed: null, events: 1 },
    ])
    expect(run.by_model).toMatchObject([
      { model: 'claude-sonnet-4-6', cost_usd: '0.009', events: 2 },
      { model: 'claude-opus-4-8', cost_usd: '0.0075', events: 1 },
    ])
  })

  it('is known by its calls alone, and says that they have no price', async () => {
    expect(await (await one('only-events')).json()).toMatchObject({
      framework: 'hono',
      origin: null,
      cost_usd: null,
      cost_basis: null,
      unpriced_events: 1,
    })
  })

  it('shows a reported cost as reported, and who tried it again', async () => {
    expect(await (await one('published')).json()).toMatchObject({
      cost_usd: '1.55',
      cost_basis: 'reported',
      passed: true,
      duration_ms: 600_000,
      is_retried: true,
      retried_by: ['again'],
    })
  })

  it('is not found where there is none, and by no other organization', async () => {
    expect((await one('nobody')).status).toBe(404)
    await expect(getRun(await makeOrganization(), 'several')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the list of runs', () => {
  it('is newest first and goes on from its cursor without a gap or a double', async () => {
    expect(await ids('')).toEqual(['again', 'only-events', 'several', 'published'])
    const pages: string[] = []
    for (let query = '?limit=1', guard = 0; guard < 9; guard++) {
      const page = (await (await list(query)).json()) as {
        data: { id: string }[]
        next_cursor: string | null
      }
      pages.push(...page.data.map(({ id }) => id))
      if (page.next_cursor === null) break
      query = `?limit=1&cursor=${page.next_cursor}`
    }
    expect(pages).toEqual(['again', 'only-events', 'several', 'published'])
  })

  it('keeps what was asked for', async () => {
    expect(await ids('?framework=hono&framework=rails&status=passed')).toEqual(['published'])
    expect(await ids('?task=login')).toEqual(['several'])
    expect(await ids('?group=__none__&framework=rails')).toEqual(['again', 'published'])
    expect(await ids('?passed=true')).toEqual(['published'])
    expect(await ids('?passed=false')).toEqual([])
    expect(await ids('?passed=__none__&basis=events')).toEqual(['several'])
    // 22:30 UTC on 31 May is 1 June in Berlin.
    expect(await ids('?from=2026-06-01&to=2026-06-01')).toEqual(['several', 'published'])
    expect(await ids('?from=2026-06-01&to=2026-06-01&tz=UTC')).toEqual(['several'])
  })

  it('names each field that is not usable', async () => {
    const answer = await list('?from=x&tz=Mars&passed=maybe')
    expect(answer.status).toBe(400)
    const { errors } = (await answer.json()) as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path)).toEqual(['from', 'tz', 'passed'])
    expect((await list('?cursor=abc')).status).toBe(400)
  })

  it('comes as CSV whose text no spreadsheet runs', async () => {
    await putAgentRun(caller, '=cmd', { started_at: '2026-06-04T00:00:00Z' })
    const [head, first] = (await (await list('?format=csv')).text()).split('\r\n')
    expect(head).toMatch(/^id,framework,language,task,group/)
    expect(first).toMatch(/^'=cmd,/)
    await deleteRun(caller, '=cmd')
  })

  it('holds no run of another organization', async () => {
    const request = { filters: NO_RUN_LIST_FILTERS, limit: 10, cursor: null }
    expect(await listRuns(await makeOrganization(), request)).toMatchObject({ runs: [], found: 0, total: 0 })
  })
})

describe('deleting a run', () => {
  it('forgets what was said, keeps the calls, and is written down', async () => {
    const id = randomUUID()
    await ingestUsage(caller, [event(`of-${id}`, id)], Date.parse('2026-06-15T12:00:00Z'))
    await putAgentRun(caller, id, { framework: 'rails', tasks: [{ task: 'a' }] })
    const answer = await DELETE(ask(`/${id}`), { params: Promise.resolve({ id }) })
    expect(answer.status).toBe(204)
    expect(await (await one(id)).json()).toMatchObject({
      framework: null,
      origin: null,
      events: 1,
      tasks: [],
    })
    expect((await DELETE(ask(`/${id}`), { params: Promise.resolve({ id }) })).status).toBe(404)
    const entries = await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(`SELECT action FROM audit_entry WHERE subject = $1`, [id]),
    )
    expect(entries).toEqual([{ action: 'run.delete' }])
  })

  it('is refused to a viewer and a member, and does not reach another organization', async () => {
    await expect(deleteRun({ ...caller, role: 'member' }, 'published')).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(deleteRun(await makeOrganization(), 'published')).rejects.toMatchObject({
      code: 'not_found',
    })
    await getRun({ ...caller, role: 'viewer' }, 'published')
  })
})
