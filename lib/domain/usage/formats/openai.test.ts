import { describe, expect, test } from 'vitest'
import { readLog, readLogs } from '../../../testing/log-lines'
import { LOG_SAMPLES, openAiPage, openAiUsage } from '../../../testing/log-samples'
import { currentSnapshot } from '../../pricing/current-snapshot'
import { createPriceBook } from '../../pricing/price-book'
import { reportSpend } from '../spend-report'
import type { UsageEvent } from '../usage-event'

const page = (...results: object[]) => JSON.stringify(openAiPage(results), null, 2)
const sample = (name: string) => LOG_SAMPLES.find((one) => one.name === name)?.text ?? ''
const book = createPriceBook({ snapshot: currentSnapshot() })
const total = (events: readonly UsageEvent[]) =>
  reportSpend({ events, book, by: ['day', 'model'], tz: 'America/New_York' })

describe('usage', () => {
  test('cached and written tokens are inside the input', async () => {
    const { events, problems } = await readLog(page(openAiUsage()))
    expect(problems).toEqual([])
    expect(events).toMatchObject([
      {
        inputTokens: 30_000,
        cacheReadTokens: 60_000,
        cacheWrite5mTokens: 10_000,
        outputTokens: 5000,
        model: 'gpt-5.5-2026-05-01',
        provider: 'openai',
        project: 'proj_1',
        tags: { api_key: 'key_1' },
        serviceTier: 'default',
        source: 'openai-usage',
        quality: 'aggregate',
        occurredAtMs: Date.UTC(2026, 5, 1, 12),
      },
    ])
  })

  test('a sum over many calls is in no long-context tier', async () => {
    const { events } = await readLog(
      page(
        openAiUsage({
          input_tokens: 1_000_000,
          input_cached_tokens: 0,
          input_cache_write_tokens: 0,
          output_tokens: 0,
        }),
      ),
    )
    // GPT-5.5: $5 a million; over 272,000 of one call it would be $10.
    expect(total(events).rows).toMatchObject([{ cost_usd: '5', day: '2026-06-01' }])
  })

  test('batches are batches', async () => {
    const { events } = await readLog(page(openAiUsage({ batch: true }), openAiUsage({ batch: false })))
    expect(events.map(({ serviceTier }) => serviceTier)).toEqual(['batch', 'default'])
  })

  test('what is not grouped by model counts, and has no price; a row of nothing is nothing', async () => {
    const { events } = await readLog(
      page(
        openAiUsage({ model: null }),
        openAiUsage({ input_tokens: 0, output_tokens: 0, input_cached_tokens: 0 }),
      ),
    )
    expect(events).toMatchObject([{ model: 'unknown', outputTokens: 5000 }])
    expect(total(events).total).toMatchObject({ unpriced_events: 1, cost_usd: null })
  })

  test('more cached than input is at most the input', async () => {
    const { events } = await readLog(page(openAiUsage({ input_tokens: 1000 })))
    expect(events).toMatchObject([{ inputTokens: 0, cacheReadTokens: 1000, cacheWrite5mTokens: 0 }])
  })

  test('a later export updates, whatever comes first', async () => {
    const early = page(openAiUsage({ output_tokens: 100 }))
    for (const texts of [
      { a: early, b: page(openAiUsage()) },
      { a: page(openAiUsage()), b: early },
    ])
      expect((await readLogs(texts)).events.map(({ outputTokens }) => outputTokens)).toEqual([5000])
  })

  test.each([
    [openAiUsage({ input_tokens: -1 }), 'input_tokens: -1 is not a whole number from 0 to 2^53'],
    [
      { object: 'organization.usage.images.result', images: 3 },
      'organization.usage.images.result has no tokens: not counted',
    ],
  ])('%# is named and not counted', async (bad, message) => {
    const read = await readLog(page(bad, openAiUsage()))
    expect(read.problems).toMatchObject([{ message }])
    expect(read.events).toHaveLength(1)
  })

  test('the CSV has a row for each minute, and empty ones', async () => {
    const { events, problems } = await readLog(sample('usage CSV'))
    expect(problems).toEqual([])
    expect(events).toMatchObject([
      { inputTokens: 3212, cacheReadTokens: 1000, outputTokens: 1673, occurredAtMs: Date.UTC(2026, 5, 1) },
    ])
  })
})

describe('costs', () => {
  const cost = (value: unknown, changes: object = {}) => ({
    object: 'organization.costs.result',
    amount: { value, currency: 'usd' },
    line_item: 'gpt-5.5-2026-05-01, output',
    project_id: 'proj_1',
    ...changes,
  })

  test('are in dollars, of the model that the line names', async () => {
    const { events } = await readLog(page(cost(0.06), cost(1.2e-7, { line_item: null })))
    expect(events).toMatchObject([
      { reportedCostUsd: '0.06', model: 'gpt-5.5-2026-05-01', source: 'openai-cost' },
      { reportedCostUsd: '0.00000012', model: null },
    ])
    expect(total(events).total).toMatchObject({ cost_usd: '0.06000012', unpriced_events: 0 })
  })

  test('a credit or another currency is named and not counted', async () => {
    const euros = cost(5, { amount: { value: 5, currency: 'eur' } })
    const read = await readLog(page(cost(-2), euros, cost(1)))
    expect(read.problems).toMatchObject([
      { message: 'amount.value is no amount of 0 or more' },
      { message: 'currency eur: only USD is read' },
    ])
    expect(read.events).toHaveLength(1)
  })

  test('the CSV and the API tell the same row', async () => {
    const api = page(cost(0.895874, { line_item: null, project_id: null }))
    expect((await readLogs({ csv: sample('costs CSV'), api })).events).toMatchObject([
      { reportedCostUsd: '0.895874' },
    ])
  })
})
