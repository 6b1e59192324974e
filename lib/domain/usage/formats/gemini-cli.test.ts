import { describe, expect, test } from 'vitest'
import { readLog, readLogs, toJsonl } from '../../../testing/log-lines'
import { geminiMessage } from '../../../testing/log-samples'

const session = { sessionId: 's1', projectHash: 'b'.repeat(64), startTime: '2026-06-01T09:00:00Z' }
const chat = (...messages: object[]) => JSON.stringify({ ...session, messages }, null, 2)
const lines = (...messages: object[]) => toJsonl([session, ...messages])
const tokens = { input: 1500, output: 200, cached: 500, thoughts: 50, tool: 10, total: 1760 }

describe('counts', () => {
  test('cached is part of the input, tools and thoughts are on top', async () => {
    const { events } = await readLog(chat(geminiMessage(1, tokens)))
    // 1500 - 500 + 10 in, 200 + 50 out: with the 500 from the cache 1760, the total.
    expect(events).toMatchObject([
      {
        inputTokens: 1010,
        cacheReadTokens: 500,
        outputTokens: 250,
        reasoningTokens: 50,
        cacheWrite5mTokens: 0,
        model: 'gemini-2.5-pro',
        provider: 'google',
        sessionId: 's1',
        source: 'gemini-cli',
        quality: 'measured',
        reportedCostUsd: null,
      },
    ])
  })

  test('more cached than input is at most the input', async () => {
    const { events } = await readLog(chat(geminiMessage(1, { input: 10, output: 1, cached: 90 })))
    expect(events).toMatchObject([{ inputTokens: 0, cacheReadTokens: 10, outputTokens: 1 }])
  })

  test('a message without a model has no price and says so', async () => {
    const { events } = await readLog(chat(geminiMessage(1, tokens, { model: undefined })))
    expect(events).toMatchObject([{ model: 'unknown', provider: null }])
  })

  test('what brings no tokens is no call', async () => {
    const read = await readLog(chat(geminiMessage(1, null), { ...geminiMessage(2, tokens), type: 'info' }))
    expect([read.events, read.problems, read.recognised]).toEqual([[], [], true])
  })

  test.each([
    ['negative', { ...tokens, input: -5 }, 'tokens.input: -5 is not a whole number from 0 to 2^53'],
    ['a fraction', { ...tokens, thoughts: 0.5 }, 'tokens.thoughts: 0.5 is not a whole number from 0 to 2^53'],
    ['a list', { ...tokens, cached: [] }, 'tokens.cached: an object is not a whole number from 0 to 2^53'],
    ['over 2^53', { ...tokens, output: 1e300 }, 'tokens.output: 1e+300 is not a whole number from 0 to 2^53'],
  ])('%s is named and not counted', async (_, bad, message) => {
    const read = await readLog(lines(geminiMessage(1, bad), geminiMessage(2, tokens)))
    expect(read.problems).toEqual([{ file: 'a.jsonl', line: 2, message }])
    expect(read.events).toHaveLength(1)
  })
})

describe('the JSONL form', () => {
  test('the last version of a message counts, though an earlier one had more', async () => {
    const later = { ...tokens, output: 20, total: 1580 }
    const read = await readLog(
      lines(
        geminiMessage(1, null),
        geminiMessage(1, tokens),
        geminiMessage(2, tokens),
        geminiMessage(1, later),
      ),
    )
    expect(read.events.map(({ outputTokens }) => outputTokens).sort()).toEqual([250, 70])
  })

  test('what was rewound was used all the same; a rewritten history is no new call', async () => {
    const rewritten = { $set: { messages: [geminiMessage(1, tokens, { content: 'masked' })] } }
    const read = await readLog(
      lines(
        geminiMessage(1, tokens),
        geminiMessage(2, tokens),
        { $rewindTo: geminiMessage(2, null).id },
        rewritten,
      ),
    )
    expect(read.events).toHaveLength(2)
  })

  test('a chat that was written anew as JSONL counts once', async () => {
    const messages = [geminiMessage(1, tokens), geminiMessage(2, tokens)]
    const read = await readLogs({
      'session-1.json': chat(...messages),
      'session-1.jsonl': lines(...messages),
    })
    expect([read.events.length, read.duplicates]).toEqual([2, 2])
  })

  test('ids that are not unique by themselves are their session’s', async () => {
    const one = { ...geminiMessage(1, tokens), id: 'a1' }
    const other = toJsonl([{ ...session, sessionId: 's2' }, one])
    expect((await readLogs({ a: lines(one), b: other })).events).toHaveLength(2)
  })

  test('a broken first line takes no message away, nor counts one twice later', async () => {
    const whole = lines(geminiMessage(1, tokens))
    const read = await readLogs({ cut: whole.slice(20), whole })
    expect(read.problems).toHaveLength(1)
    expect(read.events).toHaveLength(1)
  })

  test('a sub-agent’s chat counts beside its parent’s', async () => {
    const read = await readLogs({
      main: lines(geminiMessage(1, tokens)),
      'main/sub': toJsonl([{ ...session, sessionId: 'sub', kind: 'subagent' }, geminiMessage(2, tokens)]),
    })
    expect(read.events.map(({ isSidechain }) => isSidechain)).toEqual([false, true])
  })
})

test('the project is the folder’s name, not its hash', async () => {
  const text = chat(geminiMessage(1, tokens))
  const read = await readLogs({ 'shop/chats/session-1.json': text })
  expect(read.events[0]?.project).toBe('shop')
  const hashed = await readLogs({ [`${'c'.repeat(64)}/chats/session-1.json`]: text })
  expect(hashed.events[0]?.project).toBeNull()
})

test('the output of a run is a sum of calls by model', async () => {
  const stats = (prompt: number) => ({
    models: {
      'gemini-2.5-pro': { tokens: { prompt, candidates: 40, cached: 100_000, thoughts: 10, tool: 0 } },
      'gemini-2.5-flash': { tokens: { prompt: 10, candidates: 1 } },
    },
  })
  const read = await readLog(JSON.stringify({ session_id: 'r', response: 'Done.', stats: stats(300_000) }))
  expect(read.events).toMatchObject([
    { inputTokens: 200_000, cacheReadTokens: 100_000, outputTokens: 50, quality: 'aggregate' },
    { inputTokens: 10, outputTokens: 1, quality: 'aggregate' },
  ])
})
