import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { disconnectDatabase } from '../lib/data/database'
import type { MemberCaller } from '../lib/domain/members/caller'
import { createApiKey } from '../lib/services/api-keys/create-api-key'
import { getRun } from '../lib/services/runs/get-run'
import { claudeLine, toJsonl } from '../lib/testing/log-lines'
import { makeOrganization } from '../lib/testing/make-organization'
import { pushCommand } from './push'
import { serveApi } from './test/serve-api'

let folder = ''
let log = ''
let caller: MemberCaller
let server: Awaited<ReturnType<typeof serveApi>>
const out: string[] = []
const err: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'outlay-push-run-'))
  log = path.join(folder, 'a.jsonl')
  await writeFile(log, toJsonl([claudeLine()]))
  await writeFile(
    path.join(folder, 'junit.xml'),
    '<testsuite name="unit"><testcase name="a"/><testcase name="b"><failure/></testcase><testcase name="c"><skipped/></testcase></testsuite>',
  )
  caller = await makeOrganization()
  const { secret } = await createApiKey(caller, { name: 'push', scopes: ['ingest'], expiresInDays: null })
  server = await serveApi()
  vi.stubEnv('OUTLAY_URL', server.url)
  vi.stubEnv('OUTLAY_API_KEY', secret)
  vi.stubEnv('OUTLAY_STATE_DIR', path.join(folder, 'state'))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.close()
  await rm(folder, { recursive: true, force: true })
  await disconnectDatabase()
})
beforeEach(() => {
  out.length = 0
  err.length = 0
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0)
})
afterEach(() => vi.restoreAllMocks())

const push = async (...argv: string[]) => {
  out.length = 0
  err.length = 0
  const code = await pushCommand(argv)
  return { code, out: out.join(''), err: err.join('') }
}
const run = async (id: string) => (await getRun(caller, id)).run

describe('outlay push --run', () => {
  test('makes a run of its labels and what is said of it, with its calls as its cost', async () => {
    const said = [
      '--framework',
      'hono',
      '--task',
      'login',
      '--group',
      'baseline',
      '--repeat',
      '2',
      '--language',
      'ts',
    ]
    const { code, err: problem } = await push(
      log,
      '--run',
      'run-1',
      ...said,
      '--checks-passed',
      '3',
      '--checks-total',
      '4',
    )
    expect([code, problem]).toEqual([0, ''])
    expect(await run('run-1')).toMatchObject({
      ...{ framework: 'hono', task: 'login', group: 'baseline', repeat: 2, language: 'ts' },
      ...{ checksPassed: 3, checksTotal: 4, passed: false, events: 1, costBasis: 'events' },
    })
    expect((await push(log, '--run', 'run-1', ...said)).code).toBe(0)
    expect(await run('run-1')).toMatchObject({ checksPassed: 3, events: 1 })
  })

  test('tells a second task of the same run beside the first', async () => {
    await push('--run', 'run-2', '--task', 'a', '--status', 'passed', log)
    await push('--run', 'run-2', '--task', 'b', '--status', 'failed', log)
    expect(await run('run-2')).toMatchObject({
      status: 'failed',
      tasks: [{ task: 'a', passed: true }, { task: 'b' }],
    })
  })

  test('without a label of a run says nothing of it but what the agent said when it ended', async () => {
    const result = path.join(folder, 'result.json')
    const record = {
      ...{ type: 'result', subtype: 'success', is_error: false, num_turns: 5, duration_ms: 60_000 },
      ...{
        session_id: 's9',
        uuid: 'r9',
        timestamp: '2026-06-01T12:00:00Z',
        usage: { input_tokens: 1, output_tokens: 1 },
      },
      modelUsage: { 'claude-sonnet-4-6': { inputTokens: 1_000, outputTokens: 100, costUSD: 0.0045 } },
    }
    await writeFile(result, JSON.stringify(record))
    await push(result, '--run', 'run-3', '--status', 'passed')
    expect(await run('run-3')).toMatchObject({
      ...{ status: 'passed', turns: 5, durationMs: 60_000, costUsd: '0.0045', events: 1 },
      startedAtMs: Date.parse('2026-06-01T11:59:00Z'),
    })
  })

  test('attaches result files alone, and says what they came to', async () => {
    const junit = path.join(folder, 'junit.xml')
    const { code, out: said } = await push('--run', 'run-4', '--results', junit)
    expect([code, said]).toEqual([0, `Sent: 0 new.\n${junit}: 1 of 2 tests passed, 1 skipped.\n`])
    expect(await run('run-4')).toMatchObject({ testsPassed: 1, testsTotal: 2, events: 0, passed: false })
    expect(JSON.parse((await push('--run', 'run-4', '--results', junit, '--json')).out)).toMatchObject({
      accepted: 0,
      results: [{ file: junit, tests_passed: 1 }],
    })
    const tap = path.join(folder, 'more.tap')
    await writeFile(tap, 'ok 1\nok 2\n1..2')
    await push('--run', 'run-4', '--results', tap, '--results', junit)
    expect(await run('run-4')).toMatchObject({ testsPassed: 3, testsTotal: 4 })
  })

  test('fails where the server refuses the run, and sends it again the next time', async () => {
    const own = path.join(folder, 'own.jsonl')
    await writeFile(own, toJsonl([claudeLine({ id: 'msg_5', requestId: 'req_5' })]))
    const refused = await push(own, '--run', 'run-5', '--checks-passed', '9', '--checks-total', '4')
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('more than checks_total')
    const missing = await push('--run', 'run-5', '--results', path.join(folder, 'none.xml'))
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('none.xml')])
    expect((await push(own, '--run', 'run-5', '--checks-passed', '4', '--checks-total', '4')).code).toBe(0)
    expect(await run('run-5')).toMatchObject({ passed: true, events: 1 })
  })

  test('is asked for where a run’s option stands alone', async () => {
    for (const option of [
      ['--group', 'g'],
      ['--repeat', '1'],
      ['--results', 'a.xml'],
      ['--status', 'passed'],
    ]) {
      const { code, err: problem } = await push(log, ...option)
      expect([code, problem]).toEqual([2, expect.stringContaining('name it with --run ID')])
    }
    expect((await push(log, '--run', 'x', '--repeat', 'two')).code).toBe(2)
  })
})
