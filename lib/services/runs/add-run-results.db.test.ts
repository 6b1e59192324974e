import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/v1/runs/[id]/results/route'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { createApiKey } from '../api-keys/create-api-key'
import { addRunResults } from './add-run-results'
import { getRun } from './get-run'
import { patchRun } from './patch-run'
import { putAgentRun } from './put-agent-run'

afterAll(disconnectDatabase)

let caller: MemberCaller
let authorization = ''
beforeAll(async () => {
  caller = await makeOrganization()
  const { secret } = await createApiKey(caller, { name: 'in', scopes: ['ingest'], expiresInDays: null })
  authorization = `Bearer ${secret}`
})

const send = (id: string, body: string | FormData, query = '', headers: Record<string, string> = {}) =>
  POST(
    new Request(`http://x/api/v1/runs/${id}/results${query}`, {
      method: 'POST',
      headers: { authorization, ...headers },
      body,
    }),
    { params: Promise.resolve({ id }) },
  )

const junit = (suite: string, passed: number, failed: number) =>
  `<testsuite name="${suite}" tests="${passed + failed}">${'<testcase name="good"/>'.repeat(passed)}${'<testcase name="bad"><failure>secret words</failure></testcase>'.repeat(failed)}</testsuite>`

describe('POST /api/v1/runs/{id}/results', () => {
  it('makes a run where there is none, and leaves what was said of one that is there', async () => {
    const first = await send('a', junit('unit', 2, 1))
    expect(first.status).toBe(201)
    expect(await first.json()).toMatchObject({
      tests_passed: 2,
      tests_total: 3,
      skipped: 0,
      failures: ['bad'],
      notes: [],
      run: { id: 'a', tests_passed: 2, tests_total: 3, passed: false, origin: 'results' },
    })
    await putAgentRun(caller, 'b', { framework: 'hono', turns: 4, checks_passed: 1, checks_total: 1 })
    expect((await (await send('b', junit('unit', 3, 0))).json()).run).toMatchObject({
      framework: 'hono',
      turns: 4,
      checks_passed: 1,
      tests_passed: 3,
      passed: true,
      origin: 'api',
    })
  })

  it('adds other suites up; the same file again changes nothing, a later one of a suite replaces it', async () => {
    await send('c', junit('unit', 2, 1))
    await send('c', junit('unit', 2, 1))
    expect((await getRun(caller, 'c')).run).toMatchObject({ testsPassed: 2, testsTotal: 3 })
    await send('c', junit('integration', 4, 0))
    expect((await getRun(caller, 'c')).run).toMatchObject({ testsPassed: 6, testsTotal: 7 })
    const answer = (await (await send('c', junit('unit', 3, 0))).json()) as {
      tests_total: number
      run: unknown
    }
    expect(answer.tests_total).toBe(3)
    expect(answer.run).toMatchObject({
      tests_passed: 7,
      tests_total: 7,
      passed: true,
      tags: {},
      results: [
        { as: 'tests', task: null, suite: 'unit', passed: 3, total: 3, skipped: 0 },
        { as: 'tests', task: null, suite: 'integration', passed: 4, total: 4, skipped: 0 },
      ],
    })
  })

  it('keeps files of one suite name apart where suite= names them', async () => {
    await send('d', 'ok 1\nok 2\n1..2', '?suite=unit')
    await send('d', 'ok 1\nnot ok 2\n1..2', '?suite=browser')
    expect((await getRun(caller, 'd')).run).toMatchObject({ testsPassed: 3, testsTotal: 4 })
  })

  it('takes them as checks, or as those of one task, beside the others', async () => {
    await send('e', junit('rubric', 1, 0), '?as=checks&task=login')
    await send('e', junit('rubric', 1, 1), '?as=checks&task=search')
    await send('e', junit('unit', 1, 0), '?task=search')
    expect((await getRun(caller, 'e')).run).toMatchObject({
      checksPassed: 2,
      checksTotal: 3,
      testsTotal: null,
      passed: false,
      tasks: [
        { task: 'login', checksPassed: 1, checksTotal: 1, passed: true },
        { task: 'search', checksPassed: 1, checksTotal: 2, testsPassed: 1, testsTotal: 1 },
      ],
    })
  })

  it('adds those of a run’s one task to those of the run, and keeps the whole’s own beside several tasks', async () => {
    await send('j', junit('unit', 1, 1))
    await send('j', junit('unit', 1, 1), '?task=login')
    await send('j', junit('more', 1, 0), '?task=login')
    expect((await getRun(caller, 'j')).run).toMatchObject({
      task: 'login',
      testsPassed: 2,
      testsTotal: 3,
      passed: false,
    })
    await send('j', junit('unit', 4, 0), '?task=search')
    expect((await getRun(caller, 'j')).run).toMatchObject({
      ...{ testsPassed: 6, testsTotal: 7 },
      tasks: [
        { task: 'login', testsPassed: 2, testsTotal: 3 },
        { task: 'search', testsPassed: 4, testsTotal: 4 },
      ],
    })
    await send('j', junit('whole', 9, 0))
    await send('j', junit('unit', 5, 0), '?task=search')
    expect((await getRun(caller, 'j')).run).toMatchObject({ testsPassed: 9, testsTotal: 9 })
  })

  it('survives what else is said later, and is forgotten when the run is put whole', async () => {
    await send('f', junit('unit', 1, 0))
    await patchRun(caller, 'f', { body: { status: 'passed', tags: { a: '1' } }, mode: 'set', task: null })
    await send('f', junit('more', 1, 0))
    expect((await getRun(caller, 'f')).run).toMatchObject({ testsTotal: 2, tags: { a: '1' } })
    await putAgentRun(caller, 'f', { status: 'passed' })
    expect((await getRun(caller, 'f')).run).toMatchObject({ testsTotal: null, results: [] })
  })

  it('goes by the content type, else by how the text begins; takes a form’s file', async () => {
    expect((await send('g', 'ok 1\n1..1', '', { 'content-type': 'text/x-tap' })).status).toBe(201)
    expect((await send('g', junit('u', 1, 0), '', { 'content-type': 'application/xml' })).status).toBe(200)
    expect((await send('g', 'ok 1\n1..1', '', { 'content-type': 'application/xml' })).status).toBe(422)
    const form = new FormData()
    form.set('file', new File([junit('form', 1, 0)], 'junit.xml'))
    expect(((await (await send('g', form)).json()) as { tests_total: number }).tests_total).toBe(1)
  })

  it('refuses with a reason what it can not use, and takes 10 MB at most', async () => {
    for (const [body, query, status] of [
      ['', '', 400],
      ['hello', '', 422],
      ['<html/>', '', 422],
      ['<!DOCTYPE a [<!ENTITY b "c">]><testsuite/>', '', 422],
      [junit('u', 1, 0), '?as=points', 400],
      [`<testsuite>${' '.repeat(10_000_000)}</testsuite>`, '', 413],
      [Array.from({ length: 1_001 }, (_, n) => junit(`s${n}`, 1, 0)).join(''), '', 422],
    ] as const) {
      const wrapped = body.startsWith('<testsuite name="s0"') ? `<testsuites>${body}</testsuites>` : body
      const answer = await send('h', wrapped, query)
      expect(answer.status, body.slice(0, 40)).toBe(status)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
    }
    await expect(getRun(caller, 'h')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('stores nothing that a test printed', async () => {
    await send('i', junit('unit', 0, 1))
    const rows = await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(`SELECT row_to_json(agent_run)::text AS text FROM agent_run WHERE id = 'i'`),
    )
    expect(JSON.stringify(rows)).not.toMatch(/secret|bad/)
  })

  it('is refused to a viewer', async () => {
    const results = { text: junit('u', 1, 0), format: 'junit', as: 'tests', task: null, suite: null } as const
    await expect(addRunResults({ ...caller, role: 'viewer' }, 'a', results)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
