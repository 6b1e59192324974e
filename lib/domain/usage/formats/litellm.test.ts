import { describe, expect, test } from 'vitest'
import { readLog, readLogs } from '../../../testing/log-lines'
import { liteLlmRow } from '../../../testing/log-samples'

const rows = (...changes: object[]) =>
  JSON.stringify(
    changes.map((change, at) => liteLlmRow({ request_id: `r${at}`, ...change })),
    null,
    1,
  )

test('a call: cache reads and writes are taken out of prompt_tokens', async () => {
  const { events, problems } = await readLog(rows({}))
  expect(problems).toEqual([])
  // 12,000 in the prompt, of which 9,000 read and 1,000 written.
  expect(events).toMatchObject([
    {
      id: 'litellm:r0',
      inputTokens: 2000,
      cacheReadTokens: 9000,
      cacheWrite5mTokens: 1000,
      outputTokens: 100,
      reportedCostUsd: '0.0123',
      model: 'claude-sonnet-4-5',
      provider: 'anthropic',
      user: 'ada',
      tags: { api_key: 'ci' },
      latencyMs: 2500,
      status: 'ok',
      source: 'litellm',
      quality: 'measured',
    },
  ])
})

describe('where the cached tokens stand', () => {
  const details = {
    prompt_tokens_details: { cached_tokens: 300 },
    completion_tokens_details: { reasoning_tokens: 40 },
  }
  test.each([
    ['usage_object', { metadata: { usage_object: details } }],
    ['additional_usage_values', { metadata: { additional_usage_values: details } }],
    ['metadata as text', { metadata: JSON.stringify({ usage_object: details }) }],
  ])('%s', async (_, changes) => {
    const { events } = await readLog(rows({ prompt_tokens: 1000, completion_tokens: 100, ...changes }))
    expect(events).toMatchObject([
      { inputTokens: 700, cacheReadTokens: 300, outputTokens: 100, reasoningTokens: 40 },
    ])
  })

  test('writes for an hour are told apart', async () => {
    const usage_object = {
      cache_creation_input_tokens: 500,
      prompt_tokens_details: { cache_creation_token_details: { ephemeral_1h_input_tokens: 200 } },
    }
    const { events } = await readLog(rows({ prompt_tokens: 1000, metadata: { usage_object } }))
    expect(events).toMatchObject([{ inputTokens: 500, cacheWrite5mTokens: 300, cacheWrite1hTokens: 200 }])
  })

  test('more cached than there is input is counted apart', async () => {
    const { events } = await readLog(rows({ prompt_tokens: 50 }))
    expect(events).toMatchObject([{ inputTokens: 50, cacheReadTokens: 9000, cacheWrite5mTokens: 1000 }])
  })
})

test.each([
  ['answered by its own cache', { cache_hit: 'True', spend: 0 }, 'ok'],
  ['failed', { status: 'failure', spend: 0 }, 'error'],
  ['failed, as the metadata says', { status: null, spend: 0, metadata: { status: 'failure' } }, 'error'],
])('%s: a call without tokens that cost nothing', async (_, changes, status) => {
  const { events } = await readLog(rows(changes))
  expect(events).toMatchObject([
    { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, reportedCostUsd: '0', status },
  ])
})

test('a failure that was billed counts', async () => {
  const { events } = await readLog(rows({ status: 'failure', spend: 0.01 }))
  expect(events).toMatchObject([{ outputTokens: 100, reportedCostUsd: '0.01', status: 'error' }])
})

test('a float as floats are written, and none at all', async () => {
  const { events } = await readLog(rows({ spend: 1.5e-7 }, { spend: null }))
  expect(events.map(({ reportedCostUsd }) => reportedCostUsd)).toEqual(['0.00000015', null])
})

test.each([
  [{ request_id: '' }, 'no request_id'],
  [{ startTime: null }, 'startTime is no date from 2000 to 2099'],
  [{ spend: -1 }, 'spend is no amount in USD of 0 or more'],
  [{ prompt_tokens: 'many' }, 'prompt_tokens: many is not a whole number from 0 to 2^53'],
  [{ model: '', model_group: '', spend: null }, 'neither a model nor a spend'],
])('%o is named and not counted', async (changes, message) => {
  const read = await readLog(rows({}, changes))
  expect(read.problems).toMatchObject([{ message }])
  expect(read.events).toHaveLength(1)
})

test('totals by day: one row each, a later export updates it', async () => {
  const day = (spend: number, prompt_tokens: number) => ({
    date: '2026-06-01',
    user_id: 'ada',
    api_key: 'k',
    model: 'gpt-5.5',
    custom_llm_provider: 'openai',
    prompt_tokens,
    completion_tokens: 10,
    cache_read_input_tokens: 400,
    spend,
    api_requests: 3,
  })
  const read = await readLogs({
    later: JSON.stringify([day(0.5, 2000), { ...day(0.1, 500), model: 'gpt-5.5-mini' }]),
    earlier: JSON.stringify([day(0.25, 1000)]),
  })
  expect(read.events).toMatchObject([
    { inputTokens: 1600, cacheReadTokens: 400, reportedCostUsd: '0.5', user: 'ada', quality: 'aggregate' },
    { inputTokens: 100, model: 'gpt-5.5-mini' },
  ])
  expect(new Date(read.events[0]?.occurredAtMs ?? 0).toISOString()).toBe('2026-06-01T12:00:00.000Z')
})
