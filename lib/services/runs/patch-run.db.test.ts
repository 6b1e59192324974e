import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PATCH } from '@/app/api/v1/runs/[id]/route'
import { disconnectDatabase } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { createApiKey } from '../api-keys/create-api-key'
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

const patch = (id: string, body: unknown, query = '') =>
  PATCH(
    new Request(`http://x/api/v1/runs/${id}${query}`, {
      method: 'PATCH',
      headers: { authorization },
      body: JSON.stringify(body),
    }),
    { params: Promise.resolve({ id }) },
  )

describe('PATCH /api/v1/runs/{id}', () => {
  it('makes a run, then changes only what it gives; how it came in stays', async () => {
    expect(
      (await patch('a', { framework: 'hono', turns: 4, started_at: '2026-06-01T10:00:00Z' })).status,
    ).toBe(201)
    const answer = await patch('a', { status: 'passed', repeat: 2 })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      framework: 'hono',
      turns: 4,
      repeat: 2,
      passed: true,
      started_at: '2026-06-01T10:00:00.000Z',
      origin: 'api',
    })
  })

  it('with mode=fill takes only what nobody said', async () => {
    await putAgentRun(caller, 'b', { turns: 3, cost_usd: '1.55' }, 'hand')
    const answer = await patch('b', { turns: 9, status: 'completed', cost_usd: '2' }, '?mode=fill')
    expect(await answer.json()).toMatchObject({
      turns: 3,
      status: 'completed',
      reported_cost_usd: '1.55',
      origin: 'hand',
    })
  })

  it('with task= tells the outcome of one task of several', async () => {
    await patch('c', { checks_passed: 1, checks_total: 1 }, '?task=login')
    const answer = await patch('c', { checks_passed: 0, checks_total: 2 }, '?task=search')
    expect(await answer.json()).toMatchObject({
      task: null,
      checks_passed: 1,
      checks_total: 3,
      passed: false,
      tasks: [
        { task: 'login', passed: true },
        { task: 'search', passed: false },
      ],
    })
  })

  it('loses no change of two at once', async () => {
    await Promise.all(['w', 'x', 'y', 'z'].map((task) => patch('d', { turns: 1 }, `?task=${task}`)))
    const { run } = await getRun(caller, 'd')
    expect(run.tasks.map(({ task }) => task)).toEqual(['w', 'x', 'y', 'z'])
    expect(run.turns).toBe(4)
  })

  it('refuses what contradicts what is there, and names the field', async () => {
    await patch('e', { checks_total: 2 })
    const answer = await patch('e', { checks_passed: 3 })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'checks_passed' }] })
    expect((await patch('e', [])).status).toBe(400)
    expect((await patch('e', {}, '?mode=x')).status).toBe(400)
  })

  it('is refused to a viewer, and makes a run of its own in another organization', async () => {
    const change = { body: { turns: 1 }, mode: 'set', task: null } as const
    await expect(patchRun({ ...caller, role: 'viewer' }, 'a', change)).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await patchRun(await makeOrganization(), 'a', change)).toMatchObject({
      isNew: true,
      run: { framework: null },
    })
  })
})
