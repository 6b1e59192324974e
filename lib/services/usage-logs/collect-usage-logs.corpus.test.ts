import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatUsd } from '../../domain/money'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import { createPriceBook } from '../../domain/pricing/price-book'
import { type LogDimension, reportSpend } from '../../domain/usage/spend-report'
import { totalTokens } from '../../testing/log-lines'
import { collectUsageLogs } from './collect-usage-logs'
import { findLogFiles } from './find-log-files'

const corpus = process.env.OUTLAY_CORPUS ?? ''
const nanoUsd = (nano: number) => formatUsd(BigInt(nano) * 1_000_000n)
const expected = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(corpus, 'expected', name), 'utf8'))

async function read(folder: string, by: LogDimension) {
  const { files } = await findLogFiles([path.join(corpus, folder)])
  const events = [...(await collectUsageLogs({ files, format: 'auto' })).events]
  const book = createPriceBook({ snapshot: currentSnapshot() })
  return { events, ...reportSpend({ events, book, by: [by], tz: 'UTC' }) }
}

describe.skipIf(corpus === '')('real logs, against an independent oracle', () => {
  test('Claude Code 2.0.64 to 2.1.38', async () => {
    const oracle = expected('claude-code.entire-cli.json') as Record<string, unknown>
    const { total } = await read('claude-code/entire-cli', 'day')
    for (const [field, value] of Object.entries(total))
      if (field in oracle) expect([field, value]).toEqual([field, oracle[field]])
  })

  test('Claude Code 1.0.17 by day, model and session', async () => {
    const oracle = expected('claude-code.sniffly.json') as {
      totalNanoUsd: number
      byUtcDay: Record<string, number>
      byModel: Record<string, number>
      bySessionFile: Record<
        string,
        { requests: number; input: number; output: number; cw5: number; cr: number; nanoUsd: number }
      >
    }
    const days = await read('claude-code/sniffly', 'day')
    expect(days.total.cost_usd).toBe(nanoUsd(oracle.totalNanoUsd))
    expect(Object.fromEntries(days.rows.map((row) => [row.day, row.cost_usd]))).toEqual(
      mapValues(oracle.byUtcDay, nanoUsd),
    )
    const models = await read('claude-code/sniffly', 'model')
    expect(Object.fromEntries(models.rows.map((row) => [row.model, row.cost_usd]))).toEqual(
      mapValues(oracle.byModel, nanoUsd),
    )
    const sessions = await read('claude-code/sniffly', 'session')
    const bySession = Object.fromEntries(
      sessions.rows.map((row) => [
        row.session,
        [
          row.events,
          row.input_tokens,
          row.output_tokens,
          row.cache_write_5m_tokens,
          row.cache_read_tokens,
          row.cost_usd,
        ],
      ]),
    )
    expect(bySession).toEqual(
      mapValues(oracle.bySessionFile, (s) => [
        s.requests,
        s.input,
        s.output,
        s.cw5,
        s.cr,
        nanoUsd(s.nanoUsd),
      ]),
    )
  })

  test('chats of Gemini CLI: two replies with tokens, and no model named', async () => {
    const { total, events } = await read('gemini/agentsview', 'day')
    // 1500 and 2000 in, of which 100 and 50 cached; 200 and 300 out, and 50 and 100 of thoughts.
    expect(total).toMatchObject({
      events: 2,
      input_tokens: 3350,
      cache_read_tokens: 150,
      output_tokens: 650,
      unpriced_events: 2,
    })
    expect(events[0]).toMatchObject({ source: 'gemini-cli', sessionId: 'sess-uuid-1' })
  })

  test("a page of Cursor's admin API", async () => {
    const { rows } = await read('cursor/agentsview', 'model')
    expect(rows).toMatchObject([
      {
        model: 'claude-4.6-opus-high-thinking',
        input_tokens: 1234,
        cache_read_tokens: 8901,
        cost_usd: '0.1566',
      },
      {
        model: 'gpt-5.5-high',
        input_tokens: 42,
        cache_write_5m_tokens: 4,
        output_tokens: 18,
        cost_usd: null,
      },
    ])
  })

  test('a family of Codex forks', async () => {
    expect(totalTokens((await read('codex/codexbar/archived-fork-33ce-3869', 'model')).events)).toBe(
      15_309_178,
    )
  })
})

const mapValues = <T, U>(record: Record<string, T>, map: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
