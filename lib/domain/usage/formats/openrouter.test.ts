import { describe, expect, test } from 'vitest'
import { readLog, readLogs } from '../../../testing/log-lines'
import { openRouterDay } from '../../../testing/log-samples'

const activity = (...changes: object[]) => JSON.stringify({ data: changes.map(openRouterDay) })

describe('activity by day', () => {
  test('own keys come on top of the credits; reasoning is inside the completion', async () => {
    const { events, problems } = await readLog(activity({}))
    expect(problems).toEqual([])
    expect(events).toMatchObject([
      {
        inputTokens: 50_000,
        outputTokens: 1250,
        reasoningTokens: 250,
        reportedCostUsd: '0.027',
        model: 'openai/gpt-5.5',
        provider: 'openrouter',
        tags: { host: 'OpenAI' },
        quality: 'aggregate',
        occurredAtMs: Date.UTC(2026, 5, 1, 12),
      },
    ])
  })

  test('an endpoint’s day is one row: another endpoint adds, a later export updates', async () => {
    const read = await readLogs({
      a: activity({}, { endpoint_id: 'other' }),
      b: activity({ prompt_tokens: 60_000, usage: 0.02 }),
    })
    expect(read.events.map(({ inputTokens, reportedCostUsd }) => [inputTokens, reportedCostUsd])).toEqual([
      [60_000, '0.032'],
      [50_000, '0.027'],
    ])
  })

  test.each([
    [{ usage: -1 }, 'usage is no amount in USD of 0 or more'],
    [{ prompt_tokens: -1 }, 'tokens: prompt: -1 is not a whole number from 0 to 2^53'],
    [{ date: 'today' }, 'date is no date from 2000 to 2099'],
  ])('%o is named and not counted', async (changes, message) => {
    const read = await readLog(activity({}, changes))
    expect(read.problems).toMatchObject([{ message }])
    expect(read.events).toHaveLength(1)
  })
})

describe('a call', () => {
  const call = (changes: object = {}) =>
    JSON.stringify({
      data: {
        id: 'gen-1',
        created_at: '2026-06-01T12:00:00Z',
        model: 'openai/gpt-5.5',
        total_cost: 0.002,
        is_byok: false,
        tokens_prompt: 95,
        tokens_completion: 20,
        native_tokens_prompt: 100,
        native_tokens_completion: 22,
        native_tokens_reasoning: 4,
        native_tokens_cached: 40,
        upstream_inference_cost: 0.03,
        provider_name: 'OpenAI',
        ...changes,
      },
    })

  test('is billed by its native tokens', async () => {
    expect((await readLog(call())).events).toMatchObject([
      {
        id: 'openrouter:gen-1',
        inputTokens: 60,
        cacheReadTokens: 40,
        outputTokens: 22,
        reasoningTokens: 4,
        reportedCostUsd: '0.002',
        quality: 'measured',
      },
    ])
  })

  test('with one’s own key costs what the provider took, too', async () => {
    expect((await readLog(call({ is_byok: true }))).events[0]?.reportedCostUsd).toBe('0.032')
  })

  test('without native tokens is an estimate', async () => {
    const none = { native_tokens_prompt: null, native_tokens_completion: null }
    expect((await readLog(call(none))).events).toMatchObject([
      { inputTokens: 95, outputTokens: 20, quality: 'estimate' },
    ])
  })

  test('is the same in the CSV', async () => {
    const csv =
      'generation_id,created_at,cost_total,byok_usage_inference,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,model_permaslug\n' +
      'gen-1,2026-06-01 12:00:00.000,0.002,0,100,22,4,40,openai/gpt-5.5\n'
    const read = await readLogs({ a: csv, b: call() })
    expect(read.events).toHaveLength(1)
    expect(read.events).toMatchObject([{ inputTokens: 60, cacheReadTokens: 40, reportedCostUsd: '0.002' }])
  })
})
