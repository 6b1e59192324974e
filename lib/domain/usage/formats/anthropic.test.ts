import { describe, expect, test } from 'vitest'
import { readLog, readLogs } from '../../../testing/log-lines'
import { anthropicCost, anthropicPage, anthropicUsage, LOG_SAMPLES } from '../../../testing/log-samples'
import { currentSnapshot } from '../../pricing/current-snapshot'
import { createPriceBook } from '../../pricing/price-book'
import { reportSpend } from '../spend-report'
import type { UsageEvent } from '../usage-event'

const page = (...results: object[]) => JSON.stringify(anthropicPage(results), null, 2)
const sample = (name: string) => LOG_SAMPLES.find((one) => one.name === name)?.text ?? ''
const book = createPriceBook({ snapshot: currentSnapshot() })
const total = (events: readonly UsageEvent[], tz = 'UTC') =>
  reportSpend({ events, book, by: ['day', 'model'], tz })

describe('usage report', () => {
  test('a bucket of UTC’s day', async () => {
    const { events, problems } = await readLog(page(anthropicUsage()))
    expect(problems).toEqual([])
    expect(events).toMatchObject([
      {
        inputTokens: 1_500_000,
        cacheReadTokens: 200_000,
        cacheWrite5mTokens: 500,
        cacheWrite1hTokens: 1000,
        outputTokens: 50_000,
        webSearchRequests: 10,
        model: 'claude-sonnet-4-5-20250929',
        provider: 'anthropic',
        project: 'wrkspc_01',
        tags: { api_key: 'apikey_01' },
        serviceTier: 'standard',
        inferenceGeo: null,
        source: 'anthropic-usage',
        quality: 'aggregate',
        reportedCostUsd: null,
      },
    ])
  })

  test('short calls are priced at the base, however many there are', async () => {
    const { events } = await readLog(page(anthropicUsage()))
    // Sonnet 4.5, per million: 1.5 × $3 + 0.2 × $0.30 + 0.0005 × $3.75 + 0.001 × $6 + 0.05 × $15, and 10 searches at $0.01.
    expect(total(events).total.cost_usd).toBe('5.417875')
  })

  test('calls that the report calls long are priced as such', async () => {
    const { events } = await readLog(
      page(anthropicUsage({ context_window: '200k-1M', server_tool_use: null, cache_creation: null })),
    )
    // Twice the input and half more of the output: 1.5 × $6 + 0.2 × $0.60 + 0.05 × $22.50.
    expect(total(events).total.cost_usd).toBe('10.245')
  })

  test('batches cost half', async () => {
    const { events } = await readLog(page(anthropicUsage({ service_tier: 'batch', server_tool_use: null })))
    expect(total(events).total.cost_usd).toBe('2.6589375')
  })

  test('what is not grouped by model counts, and has no price', async () => {
    const { events, problems } = await readLog(page(anthropicUsage({ model: null })))
    expect(problems).toEqual([])
    expect(total(events).total).toMatchObject({ input_tokens: 1_500_000, unpriced_events: 1, cost_usd: null })
  })

  test('a row of nothing is nothing', async () => {
    const none = {
      uncached_input_tokens: 0,
      cache_creation: null,
      cache_read_input_tokens: 0,
      output_tokens: 0,
    }
    const searches = { web_search_requests: 1 }
    const read = await readLog(
      page(
        anthropicUsage({ ...none, server_tool_use: null }),
        anthropicUsage({ ...none, server_tool_use: searches }),
      ),
    )
    expect(read.events).toMatchObject([{ webSearchRequests: 1 }])
  })

  test('a day stays that day in every zone', async () => {
    const { events } = await readLog(page(anthropicUsage()))
    for (const tz of ['America/Los_Angeles', 'UTC', 'Asia/Tokyo', 'Asia/Kathmandu', 'Pacific/Pago_Pago'])
      expect(total(events, tz).rows[0]?.day).toBe('2026-06-01')
  })

  test('an hour is at its start', async () => {
    const hour = {
      starting_at: '2026-06-01T09:00:00Z',
      ending_at: '2026-06-01T10:00:00Z',
      results: [anthropicUsage()],
    }
    const { events } = await readLog(JSON.stringify({ data: [hour] }))
    expect(events[0]?.occurredAtMs).toBe(Date.UTC(2026, 5, 1, 9))
  })

  test('the first hour of a day is not the day', async () => {
    const bucket = (ending_at: string) => ({
      starting_at: '2026-06-01T00:00:00Z',
      ending_at,
      results: [anthropicUsage()],
    })
    const data = [
      bucket('2026-06-02T00:00:00Z'),
      bucket('2026-06-01T01:00:00Z'),
      bucket('2026-06-01T00:01:00Z'),
    ]
    expect((await readLog(JSON.stringify({ data }))).events).toHaveLength(3)
  })

  test.each([
    ['model', { model: 'claude-opus-4-6' }],
    ['workspace', { workspace_id: null }],
    ['key', { api_key_id: 'apikey_02' }],
    ['tier', { service_tier: 'batch' }],
    ['context window', { context_window: '200k-1M' }],
    ['place', { inference_geo: 'us' }],
    ['speed', { speed: 'fast' }],
    ['account', { account_id: 'user_1' }],
    ['service account', { service_account_id: 'svac_1' }],
  ])('another %s is another row', async (_, changes) => {
    expect((await readLog(page(anthropicUsage(), anthropicUsage(changes)))).events).toHaveLength(2)
  })

  test('a later export of a day that was not over updates it', async () => {
    const early = JSON.stringify(
      anthropicPage([anthropicUsage({ output_tokens: 10 })], '2026-06-01T14:00:00Z'),
    )
    for (const texts of [
      { a: early, b: page(anthropicUsage()) },
      { a: page(anthropicUsage()), b: early },
    ]) {
      const { events } = await readLogs(texts)
      expect(events.map(({ outputTokens }) => outputTokens)).toEqual([50_000])
    }
  })

  test.each([
    [anthropicUsage({ uncached_input_tokens: -5 }), 'input_tokens is not a whole number from 0 to 2^53'],
    [anthropicUsage({ output_tokens: 'x' }), 'output_tokens is not a whole number from 0 to 2^53'],
  ])('%# is named and not counted', async (bad, message) => {
    const read = await readLog(page(bad, anthropicUsage()))
    expect(read.problems).toMatchObject([{ message, line: 8 }])
    expect(read.events).toHaveLength(1)
  })
})

describe('cost report', () => {
  test('cents become dollars, exactly', async () => {
    const { events } = await readLog(page(anthropicCost()))
    expect(events).toMatchObject([
      {
        reportedCostUsd: '123.45678',
        source: 'anthropic-cost',
        model: 'claude-sonnet-4-5-20250929',
        inputTokens: 0,
      },
    ])
    expect(total(events).total).toMatchObject({
      cost_usd: '123.45678',
      reported_cost_usd: '123.45678',
      unpriced_events: 0,
    })
  })

  test('lines of other kinds add up; a later export updates', async () => {
    const search = anthropicCost({ amount: '100', cost_type: 'web_search', token_type: null, model: null })
    const read = await readLogs({
      a: page(anthropicCost({ amount: '5' }), search),
      b: page(anthropicCost({ amount: '7.5' }), search),
      c: page(anthropicCost({ amount: '6' })),
    })
    expect(total(read.events).total).toMatchObject({ events: 2, cost_usd: '1.075' })
  })

  test.each([
    [anthropicCost({ amount: '-3' }), 'amount is no amount of 0 or more'],
    [anthropicCost({ currency: 'EUR' }), 'currency EUR: only USD is read'],
  ])('%# is named and not counted', async (bad, message) => {
    const read = await readLog(page(bad, anthropicCost()))
    expect(read.problems).toMatchObject([{ message }])
    expect(read.events).toHaveLength(1)
  })
})

test('Claude Code analytics: tokens and an estimate in cents, by person', async () => {
  const { events } = await readLog(sample('Claude Code analytics'))
  expect(events).toMatchObject([
    {
      inputTokens: 100_000,
      outputTokens: 35_000,
      cacheReadTokens: 10_000,
      cacheWrite5mTokens: 5000,
      reportedCostUsd: '1.13',
      user: 'ada@example.com',
      source: 'anthropic-claude-code',
      tags: { terminal: 'vscode', customer_type: 'api' },
    },
  ])
})

test('the Console’s CSV of usage', async () => {
  const { events } = await readLog(sample('usage CSV of the Console'))
  expect(events).toMatchObject([
    {
      inputTokens: 100_000,
      cacheWrite5mTokens: 2000,
      cacheWrite1hTokens: 3000,
      cacheReadTokens: 40_000,
      outputTokens: 5000,
      webSearchRequests: 10,
      project: 'Default',
      tags: { api_key: 'ci' },
      quality: 'aggregate',
    },
  ])
})

test('the Console’s CSV of costs is in dollars', async () => {
  const { events } = await readLog(sample('cost CSV of the Console'))
  expect(events).toMatchObject([
    { reportedCostUsd: '1.25', model: 'claude-haiku-4-5', source: 'anthropic-cost' },
  ])
})
