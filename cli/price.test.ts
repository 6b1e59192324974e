import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { claudeLine, toJsonl } from '../lib/testing/log-lines'
import { priceCommand } from './price'

let folder = ''
const out: string[] = []
const err: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'outlay-cli-'))
  const opus = { model: 'claude-opus-4-8', usage: { input_tokens: 100_000, output_tokens: 0 } }
  await writeFile(
    path.join(folder, 'a.jsonl'),
    toJsonl([
      claudeLine({ ...opus, at: '2026-06-01T18:14:59Z' }),
      claudeLine({ ...opus, id: 'msg_2', at: '2026-06-01T18:15:00Z' }),
      claudeLine({ ...opus, id: 'msg_2', at: '2026-06-01T18:15:00Z' }),
      claudeLine({
        id: 'msg_3',
        model: 'mystery-1',
        at: '2026-06-01T18:15:00Z',
        extra: { version: '2.1.20' },
      }),
    ]),
  )
  await writeFile(path.join(folder, 'notes.json'), '{"hello":"world"}')
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(() => {
  out.length = 0
  err.length = 0
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0)
})
afterEach(() => vi.restoreAllMocks())

const run = async (...argv: string[]) => {
  const code = await priceCommand(argv)
  return { code, out: out.join(''), err: err.join('') }
}

describe('outlay price', () => {
  test('--json has the shape of the contract', async () => {
    const { code, out: text } = await run(folder, '--json', '--by', 'day,model', '--tz', 'Asia/Kathmandu')
    const figures = {
      input_tokens: 100_000,
      output_tokens: 0,
      cache_read_tokens: 0,
      cache_write_5m_tokens: 0,
      cache_write_1h_tokens: 0,
      web_search_requests: 0,
    }
    const none = { reported_cost_usd: null, unpriced_events: 0, lower_bound_events: 0 }
    expect([code, JSON.parse(text)]).toEqual([
      0,
      {
        currency: 'USD',
        tz: 'Asia/Kathmandu',
        by: ['day', 'model'],
        rows: [
          { day: '2026-06-01', model: 'claude-opus-4-8', events: 1, ...figures, cost_usd: '0.5', ...none },
          { day: '2026-06-02', model: 'claude-opus-4-8', events: 1, ...figures, cost_usd: '0.5', ...none },
          {
            day: '2026-06-02',
            model: 'mystery-1',
            events: 1,
            ...figures,
            input_tokens: 10,
            output_tokens: 20,
            cost_usd: null,
            ...none,
            unpriced_events: 1,
            lower_bound_events: 1,
          },
        ],
        total: {
          events: 3,
          ...figures,
          input_tokens: 200_010,
          output_tokens: 20,
          cost_usd: '1',
          ...none,
          unpriced_events: 1,
          lower_bound_events: 1,
        },
        files: { read: 1, skipped: 1 },
        duplicates: 1,
        unpriced_models: [{ model: 'mystery-1', events: 1 }],
        problems: [],
      },
    ])
  })

  test('the table says what is left out and what is at least', async () => {
    const { code, out: text } = await run(folder, '--by', 'project')
    expect(code).toBe(0)
    expect(text).toMatch(/checkout .* ≥ \$1\.00/)
    expect(text).toContain('At least: 1 call')
    expect(text).toContain('No price for 1 call, in no sum: mystery-1 (1)')
  })

  test('every dimension', async () => {
    const by = 'week,month,hour,provider,source,framework,session,user,task,run'
    const { out: text } = await run(folder, '--json', '--by', by)
    expect((JSON.parse(text) as { rows: unknown[] }).rows[0]).toMatchObject({
      week: '2026-06-01',
      month: '2026-06',
      hour: '2026-06-01T18:00:00Z',
      provider: 'anthropic',
      source: 'claude-code',
      framework: null,
      session: 'session-1',
    })
  })

  test.each([
    ['an unknown option', ['--nope']],
    ['an unknown dimension', ['--by', 'colour']],
    ['no dimension', ['--by', ',']],
    ['an unknown zone', ['--tz', 'Mars']],
    ['an unknown format', ['--format', 'pdf']],
  ])('%s is bad usage', async (_, argv) => {
    expect((await run(folder, ...argv)).code).toBe(2)
  })

  test('nothing that can be read is a failure, with the reason', async () => {
    const missing = await run(path.join(folder, 'nothing'))
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('no such file or directory')])
    expect((await run(path.join(folder, 'notes.json'))).code).toBe(1)
  })

  test('--help', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Examples') })
  })

  test('own prices', async () => {
    const file = path.join(folder, 'prices.txt')
    await writeFile(
      file,
      JSON.stringify([{ model: 'mystery-1', input_usd_per_mtok: '1', output_usd_per_mtok: '2' }]),
    )
    const { out: text, err: complaint } = await run(folder, '--json', '--by', 'model', '--prices', file)
    expect(complaint).toBe('')
    expect((JSON.parse(text) as { rows: { cost_usd: string }[] }).rows[1]?.cost_usd).toBe('0.00005')
  })
})
