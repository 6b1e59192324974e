import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET, POST } from '@/app/api/v1/runs/route'
import { disconnectDatabase } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { createApiKey } from '../api-keys/create-api-key'
import { getRun } from './get-run'
import { importRuns } from './import-runs'

afterAll(disconnectDatabase)

let caller: MemberCaller
let authorization = ''
beforeAll(async () => {
  caller = await makeOrganization()
  const { secret } = await createApiKey(caller, { name: 'in', scopes: ['admin'], expiresInDays: null })
  authorization = `Bearer ${secret}`
})

const post = (body: string, type = 'application/json') =>
  POST(
    new Request('http://x/api/v1/runs', {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body,
    }),
    { params: Promise.resolve({}) },
  )

describe('POST /api/v1/runs', () => {
  it('takes a JSON array or an object of runs: new ones are accepted, known ones replaced', async () => {
    expect(await (await post('[{"id":"a","framework":"hono"},{"id":"b"}]')).json()).toEqual({
      accepted: 2,
      updated: 0,
      rejected: 0,
      errors: [],
    })
    const again = await post('{"runs":[{"id":"a","turns":3},{"id":"c"},{"id":""}]}')
    expect(await again.json()).toMatchObject({
      accepted: 1,
      updated: 1,
      rejected: 1,
      errors: [{ index: 2, path: 'id' }],
    })
    expect((await getRun(caller, 'a')).run).toMatchObject({ framework: null, turns: 3, origin: 'api' })
  })

  it('takes lines of JSON and names a bad one by its line', async () => {
    const answer = await post('{"id":"n1"}\n\nnot json\n{"id":"n2","turns":-1}', 'application/x-ndjson')
    expect(await answer.json()).toMatchObject({
      accepted: 1,
      rejected: 2,
      errors: [{ line: 3 }, { line: 4, path: 'turns' }],
    })
  })

  it('takes a CSV whose rows of one id are tasks of one run', async () => {
    const text = `id,task,framework,checks_passed,checks_total,cost_usd,what
r1,login,hono,2,2,1.5,x
r1,search,hono,1,2,0.25,x
r2,login,hono,3,2,1,x`
    expect(await (await post(text, 'text/csv; charset=utf-8')).json()).toEqual({
      accepted: 1,
      updated: 0,
      rejected: 1,
      errors: [{ line: 4, path: 'checks_passed', message: 'more than checks_total' }],
      ignored_columns: ['what'],
    })
    expect((await getRun(caller, 'r1')).run).toMatchObject({
      origin: 'file',
      costUsd: '1.75',
      costBasis: 'reported',
      checksPassed: 3,
      checksTotal: 4,
      tasks: [
        { task: 'login', costUsd: '1.5', passed: true },
        { task: 'search', costUsd: '0.25', passed: false },
      ],
    })
  })

  it('reads back the CSV that it gives, and nothing is another', async () => {
    const list = async (query: string) =>
      GET(new Request(`http://x/api/v1/runs${query}`, { headers: { authorization } }), {
        params: Promise.resolve({}),
      })
    await post(
      '[{"id":"whole","task":"t","language":"ts","group":"g","repeat":2,"model":"m","cost_usd":"1.55","turns":4,"started_at":"2026-06-01T10:00:00Z","ended_at":"2026-06-01T11:00:00Z","tags":{"a":"1"},"retry_of":"a"}]',
    )
    const before = (await getRun(caller, 'whole')).run
    const [head, ...lines] = (await (await list('?format=csv&language=ts')).text()).split('\r\n')
    expect(lines[0]).toMatch(/^whole,/)
    expect(await (await post([head, lines[0]].join('\n'), 'text/csv')).json()).toMatchObject({
      updated: 1,
      rejected: 0,
    })
    expect((await getRun(caller, 'whole')).run).toEqual({ ...before, origin: 'file' })
  })

  it('refuses a body that is none of these, and one of too many rows', async () => {
    expect((await post('id,framework')).status).toBe(400)
    expect((await post('{"run":1}')).status).toBe(400)
    expect((await post('framework\nhono', 'text/csv')).status).toBe(400)
    expect((await post(JSON.stringify(Array.from({ length: 10_001 }, () => ({}))))).status).toBe(413)
  })

  it('takes ten thousand at once', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => `m${n},a,1\nm${n},b,2`)
    expect(await (await post(['id,task,turns', ...rows].join('\n'), 'text/csv')).json()).toMatchObject({
      accepted: 5_000,
    })
    expect((await getRun(caller, 'm4999')).run).toMatchObject({ turns: 3 })
  })

  it('is refused to a viewer', async () => {
    await expect(importRuns({ ...caller, role: 'viewer' }, [])).rejects.toMatchObject({ code: 'forbidden' })
  })
})
