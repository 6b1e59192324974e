import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, utimes, writeFile } from 'node:fs/promises'
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
import { runCommand } from './run'
import { serveApi } from './test/serve-api'

// Called "claude": what it does is said in the variable PLAY, its session in SESSION.
const AGENT = `#!/usr/bin/env node
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
const play = JSON.parse(process.env.PLAY ?? '{}')
const folder = process.env.HOME + '/.claude/projects/x'
mkdirSync(folder, { recursive: true })
const call = (id, session, cwd, at = Date.now()) => appendFileSync(folder + '/' + session + '.jsonl', JSON.stringify({
  type: 'assistant', sessionId: session, cwd, isSidechain: false, version: '2.1.60', requestId: 'req_' + id,
  timestamp: new Date(at).toISOString(), uuid: id,
  message: { id, type: 'message', role: 'assistant', model: 'claude-sonnet-4-6', content: [], stop_reason: 'end_turn',
    usage: { input_tokens: 1000, output_tokens: 100 } } }) + '\\n')
for (const [id, session, cwd, at] of play.calls ?? []) call(id, session, cwd ?? process.cwd(), at)
if (play.file) writeFileSync(play.file, play.text)
writeFileSync(process.env.HOME + '/seen', process.env.OUTLAY_RUN_ID ?? '')
if (play.print) process.stdout.write(JSON.stringify(play.print) + '\\n')
if (play.waits) setTimeout(() => {}, 60_000)
else process.exitCode = play.code ?? 0
`

let home = ''
let agent = ''
let caller: MemberCaller
let server: Awaited<ReturnType<typeof serveApi>>
const out: string[] = []
const err: string[] = []

beforeAll(async () => {
  home = await realpath(await mkdtemp(path.join(tmpdir(), 'outlay-run-')))
  agent = path.join(home, 'claude')
  await writeFile(agent, AGENT)
  await chmod(agent, 0o755)
  caller = await makeOrganization()
  const { secret } = await createApiKey(caller, { name: 'run', scopes: ['ingest'], expiresInDays: null })
  server = await serveApi()
  for (const [name, value] of Object.entries({
    ...{
      HOME: home,
      OUTLAY_URL: server.url,
      OUTLAY_API_KEY: secret,
      OUTLAY_STATE_DIR: path.join(home, 'state'),
    },
    ...{ CLAUDE_CONFIG_DIR: '', CODEX_HOME: '' },
  }))
    vi.stubEnv(name, value)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.close()
  await rm(home, { recursive: true, force: true })
  await disconnectDatabase()
})
beforeEach(() => {
  out.length = 0
  err.length = 0
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0)
})
afterEach(() => vi.restoreAllMocks())

async function run(play: object, ...argv: string[]) {
  out.length = 0
  err.length = 0
  vi.stubEnv('PLAY', JSON.stringify(play))
  const code = await runCommand(argv)
  return { code, out: out.join(''), err: err.join('') }
}
const told = async (id: string) => (await getRun(caller, id)).run

describe('outlay run', () => {
  test('gives the run an id, sends its calls alone, and how it ended', async () => {
    const projects = path.join(home, '.claude', 'projects', 'x')
    await mkdir(projects, { recursive: true })
    // A session of the same directory that is gone on with, whose earlier calls are of no run.
    await writeFile(
      path.join(projects, 'old.jsonl'),
      toJsonl([
        claudeLine({ id: 'before', requestId: 'req_before', session: 'old', extra: { cwd: process.cwd() } }),
      ]),
    )
    const calls = [
      ['a1', 'old'],
      ['a2', 'new'],
      ['a3', 'other', '/somewhere/else'],
    ]
    const before = Date.now()
    const { code, err: said } = await run(
      { calls },
      ...['--framework', 'hono', '--task', 'login', '--group', 'baseline', '--repeat', '2', '--', agent],
    )
    expect(code).toBe(0)
    const id = /outlay run: run (\S+)/.exec(said)?.[1] ?? ''
    expect(await readFile(path.join(home, 'seen'), 'utf8')).toBe(id)
    expect(said).toContain(
      'left out calls of other directories, which --directory takes in: /somewhere/else (1)',
    )
    expect(said).toMatch(/completed in \d+\.\d s: 2 calls, \$0\.009\n/)
    const seen = await told(id)
    expect(seen).toMatchObject({
      ...{
        framework: 'hono',
        task: 'login',
        group: 'baseline',
        repeat: 2,
        status: 'completed',
        tags: {},
        origin: 'push',
      },
      ...{ events: 2, costUsd: '0.009', costBasis: 'events' },
    })
    expect(seen.startedAtMs).toBeGreaterThanOrEqual(before)
    expect(seen.durationMs).toBeGreaterThan(0)
    // Everything that lies about is pushed later: the run keeps its calls.
    expect(await pushCommand([])).toBe(0)
    expect(await told(id)).toMatchObject({ events: 2 })
  })

  test('exits as the command did, and says so of the run', async () => {
    const { code } = await run({ calls: [['b1', 'b']], code: 3 }, '--id', 'failing', '--', agent)
    expect(code).toBe(3)
    expect(await told('failing')).toMatchObject({
      status: 'failed',
      passed: false,
      tags: { exit_code: '3' },
      events: 1,
    })
  })

  test('knows the session of claude -p by its output, which comes through untouched', async () => {
    const print = {
      ...{
        type: 'result',
        subtype: 'error_max_turns',
        is_error: true,
        num_turns: 9,
        duration_ms: 5,
        session_id: 'mine',
      },
      ...{ uuid: 'r1', usage: { input_tokens: 1000, output_tokens: 100 } },
      modelUsage: { 'claude-sonnet-4-6': { inputTokens: 1000, outputTokens: 100, costUSD: 0.0045 } },
    }
    const calls = [
      ['c1', 'mine', '/made/by/the/agent'],
      ['c2', 'beside'],
    ]
    const ran = await run(
      { calls, print, code: 1 },
      '--id',
      'printing',
      '--',
      agent,
      '-p',
      'x',
      '--output-format=json',
    )
    expect([ran.code, JSON.parse(ran.out)]).toEqual([1, print])
    expect(await told('printing')).toMatchObject({
      status: 'error_max_turns',
      turns: 9,
      events: 1,
      costUsd: '0.0045',
    })
  })

  test('takes the output’s own figures where the session kept no log', async () => {
    const print = {
      ...{
        type: 'result',
        subtype: 'success',
        is_error: false,
        num_turns: 2,
        session_id: 'unlogged',
        uuid: 'r2',
      },
      usage: { input_tokens: 2000, output_tokens: 100 },
      modelUsage: { 'claude-sonnet-4-6': { inputTokens: 2000, outputTokens: 100 } },
    }
    await run(
      { calls: [['d1', 'beside']], print },
      '--id',
      'unlogged',
      '--',
      agent,
      '--print',
      '--output-format',
      'json',
    )
    expect(await told('unlogged')).toMatchObject({
      status: 'completed',
      turns: 2,
      events: 1,
      costUsd: '0.0075',
    })
  })

  test('attaches the results that the command wrote, and no older ones', async () => {
    const file = path.join(home, 'junit.xml')
    const text = '<testsuite name="u"><testcase name="1"/></testsuite>'
    const good = await run({ file, text }, '--id', 'tested', '--results', file, '--', agent)
    expect([good.code, good.err]).toEqual([0, expect.stringContaining('1 of 1 tests passed')])
    expect(await told('tested')).toMatchObject({ testsPassed: 1, passed: true })
    await utimes(file, new Date(0), new Date(0))
    const stale = await run({}, '--id', 'stale', '--results', file, '--', agent)
    expect([stale.code, stale.err]).toEqual([1, expect.stringContaining('not written during the run')])
    expect(await told('stale')).toMatchObject({ status: 'completed', testsTotal: null })
  })

  test('prints what it cost where nothing is sent', async () => {
    const { code, err: said } = await run(
      { calls: [['e1', 'e']] },
      '--no-push',
      '--id',
      'offline',
      '--',
      agent,
    )
    expect(code).toBe(0)
    expect(said).toMatch(/claude-sonnet-4-6 .*\$0\.0045/)
    await expect(told('offline')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('says when it could not be sent, and exits 1 where the command was content', async () => {
    const nowhere = ['--url', server.url, '--key', 'outlay_wrong_key_00000000000000', '--', agent]
    const { code, err: said } = await run({ calls: [['f1', 'f']] }, ...nowhere)
    expect([code, said]).toEqual([1, expect.stringContaining('401')])
    expect((await run({ calls: [['f2', 'f']], code: 4 }, ...nowhere)).code).toBe(4)
  })

  test('is bad usage without a command or a server, before anything runs', async () => {
    expect((await run({}, '--framework', 'hono')).code).toBe(2)
    expect((await run({}, 'hono', '--', agent)).code).toBe(2)
    expect((await run({}, '--repeat', 'x', '--', agent)).code).toBe(2)
    vi.stubEnv('OUTLAY_URL', '')
    expect((await run({}, '--', agent)).err).toContain('--no-push only prints')
    vi.stubEnv('OUTLAY_URL', server.url)
    expect((await run({}, '--', path.join(home, 'no-such-command'))).code).toBe(127)
  })

  test('passes a signal on, waits for the command, and calls the run interrupted', async () => {
    await rm(path.join(home, 'seen'), { force: true })
    const env = { ...process.env, PLAY: JSON.stringify({ calls: [['g1', 'g']], waits: true }) }
    const main = ['--import', 'tsx', path.resolve('cli/main.ts')]
    const argv = [...main, 'run', '--id', 'stopped', '--', agent]
    const child = spawn(process.execPath, argv, { env, stdio: 'ignore' })
    await vi.waitFor(() => readFile(path.join(home, 'seen')), { timeout: 20_000, interval: 100 })
    child.kill('SIGTERM')
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect(code).toBe(143)
    expect(await told('stopped')).toMatchObject({
      ...{ status: 'interrupted', passed: false, events: 1 },
      tags: { signal: 'SIGTERM', exit_code: '143' },
    })
  })
})
