import { expect, test } from 'vitest'
import { readLog, toJsonl } from '../../../testing/log-lines'

const line = (usageMetadata: object, changes: object = {}) => ({
  uuid: 'q1',
  sessionId: 's',
  timestamp: '2026-06-01T10:00:00Z',
  type: 'assistant',
  cwd: '/home/ada/shop',
  model: 'qwen3-coder-plus',
  message: { role: 'model', parts: [] },
  usageMetadata,
  ...changes,
})
const counts = {
  promptTokenCount: 1000,
  candidatesTokenCount: 100,
  cachedContentTokenCount: 400,
  thoughtsTokenCount: 30,
}

test.each([
  ['inside the candidates where the total says so', 1100, 100],
  ['on top of them where the total says so', 1130, 130],
  ['on top of them where it says nothing', undefined, 130],
])('thoughts are %s', async (_, totalTokenCount, outputTokens) => {
  const { events } = await readLog(toJsonl([line({ ...counts, totalTokenCount })]))
  expect(events).toMatchObject([
    {
      inputTokens: 600,
      cacheReadTokens: 400,
      outputTokens,
      reasoningTokens: 30,
      project: 'shop',
      tags: { path: expect.stringMatching(/shop$/) },
      sessionId: 's',
      source: 'qwen-code',
    },
  ])
})

test('a branched chat copies its messages: each is one call', async () => {
  const copy = line(counts, { sessionId: 's2', forkedFrom: { sessionId: 's', messageUuid: 'q1' } })
  const read = await readLog(toJsonl([line(counts), copy, line(counts, { uuid: 'q2' })]))
  expect([read.events.length, read.duplicates]).toEqual([2, 1])
})

test('a bad count is named and not counted', async () => {
  const read = await readLog(
    toJsonl([line(counts, { uuid: 'ok' }), line({ ...counts, promptTokenCount: -1 })]),
  )
  expect(read.problems).toEqual([
    { file: 'a.jsonl', line: 2, message: 'usageMetadata.prompt: -1 is not a whole number from 0 to 2^53' },
  ])
  expect(read.events).toHaveLength(1)
})
