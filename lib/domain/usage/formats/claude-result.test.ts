import { describe, expect, test } from 'vitest'
import { claudeLine, readLog, toJsonl, totalTokens } from '../../../testing/log-lines'
import { currentSnapshot } from '../../pricing/current-snapshot'
import { createPriceBook } from '../../pricing/price-book'
import { reportSpend } from '../spend-report'

const book = createPriceBook({ snapshot: currentSnapshot() })

const model = (input: number, output: number, extra: Record<string, unknown> = {}) => ({
  inputTokens: input,
  outputTokens: output,
  cacheReadInputTokens: 0,
  cacheCreationInputTokens: 0,
  webSearchRequests: 0,
  costUSD: 0.5,
  ...extra,
})

const result = (modelUsage: Record<string, unknown>, extra: Record<string, unknown> = {}) => ({
  type: 'result',
  subtype: 'success',
  is_error: false,
  num_turns: 3,
  session_id: 's1',
  total_cost_usd: 0.5,
  usage: { input_tokens: 1, output_tokens: 1 },
  modelUsage,
  uuid: 'r1',
  ...extra,
})

/** A reply as stream-json prints it: no timestamp, session_id with an underscore. */
const streamed = (id: string, output: number) => ({
  type: 'assistant',
  message: { id, model: 'claude-sonnet-4-6', usage: { input_tokens: 10, output_tokens: output } },
  parent_tool_use_id: null,
  session_id: 's1',
  uuid: id,
})

describe('claude -p results', () => {
  test('24: modelUsage counts, because usage leaves out the sub-agents', async () => {
    const { events } = await readLog(
      JSON.stringify(result({ 'claude-sonnet-4-6': model(10, 20), 'claude-haiku-4-5': model(5, 6) })),
    )
    expect(events.map((event) => [event.model, event.inputTokens, event.outputTokens])).toEqual([
      ['claude-sonnet-4-6', 10, 20],
      ['claude-haiku-4-5', 5, 6],
    ])
    expect(events[0]).toMatchObject({
      reportedCostUsd: '0.5',
      sessionId: 's1',
      source: 'claude-code',
      id: 'claude-result:r1:claude-sonnet-4-6',
    })
  })

  test('25: cumulative results of a session: the last counts, not the sum', async () => {
    const lines = [10, 25, 40].map((input, i) =>
      result({ 'claude-sonnet-4-6': model(input, 1) }, { uuid: `r${i}` }),
    )
    const { events } = await readLog(toJsonl(lines))
    expect(events.map((event) => event.inputTokens)).toEqual([40])
  })

  test('25: after a reset the last before it and the last of all count', async () => {
    const lines = [10, 25, 4, 9].map((input, i) =>
      result({ 'claude-sonnet-4-6': model(input, 1) }, { uuid: `r${i}` }),
    )
    const { events } = await readLog(toJsonl(lines))
    expect(events.map((event) => event.inputTokens).sort()).toEqual([25, 9])
  })

  test('25: sessions do not mix', async () => {
    const lines = [result({ m: model(10, 1) }), result({ m: model(25, 1) }, { session_id: 's2', uuid: 'r2' })]
    expect((await readLog(toJsonl(lines))).events).toHaveLength(2)
  })

  test('28: a growing file updates the event that was there', async () => {
    const first = result({ m: model(10, 1) })
    const second = result({ m: model(25, 1) }, { uuid: 'r2' })
    const before = await readLog(toJsonl([first]))
    const after = await readLog(toJsonl([first, second]))
    expect(after.events[0]?.id).toBe(before.events[0]?.id)
  })

  test('a crashed run that reports zeros is no reset and no call', async () => {
    const zero = result(
      { 'claude-sonnet-4-6': model(0, 0, { costUSD: 0 }) },
      { uuid: 'r2', subtype: 'error_during_execution', is_error: true },
    )
    const { events } = await readLog(toJsonl([result({ 'claude-sonnet-4-6': model(10, 1) }), zero]))
    expect(events.map((event) => event.inputTokens)).toEqual([10])
    expect((await readLog(toJsonl([zero]))).events).toEqual([])
  })

  test('an error costs money like any other result', async () => {
    const { events } = await readLog(
      JSON.stringify(result({ m: model(10, 1) }, { subtype: 'error_max_turns', is_error: true })),
    )
    expect(events[0]).toMatchObject({ status: 'error', inputTokens: 10 })
  })

  test('1-hour writes: of the record itself, of newer modelUsage', async () => {
    const old = result(
      { m: model(10, 1, { cacheCreationInputTokens: 1000 }) },
      {
        usage: {
          input_tokens: 10,
          output_tokens: 1,
          cache_creation_input_tokens: 900,
          cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 900 },
        },
      },
    )
    const newer = result({
      m: model(10, 1, {
        cacheCreationInputTokens: 1000,
        cacheCreationEphemeral5mInputTokens: 400,
        cacheCreationEphemeral1hInputTokens: 600,
      }),
    })
    const writes = async (record: unknown) => {
      const [event] = (await readLog(JSON.stringify(record))).events
      return [event?.cacheWrite5mTokens, event?.cacheWrite1hTokens]
    }
    expect(await writes(old)).toEqual([100, 900])
    expect(await writes(newer)).toEqual([400, 600])
  })

  test('11: no long-context tier is read from a total over many calls', async () => {
    const { events } = await readLog(
      JSON.stringify(
        result({ 'claude-sonnet-4-5': model(1_000_000, 0) }, { timestamp: '2026-02-01T00:00:00Z' }),
      ),
    )
    const { total } = reportSpend({ events, book, by: ['model'], tz: 'UTC' })
    expect([total.cost_usd, total.input_tokens, total.events]).toEqual(['3', 1_000_000, 1])
  })

  test('stream-json: its messages and its result are the same spend', async () => {
    const lines = [
      { type: 'system', subtype: 'init', session_id: 's1', model: 'm' },
      streamed('msg_1', 1),
      streamed('msg_2', 1),
      result({ 'claude-sonnet-4-6': model(20, 300) }),
    ]
    const { events } = await readLog(toJsonl(lines))
    expect(totalTokens(events)).toBe(320)
  })

  test('stream-json of a run that was killed: its messages count, as a lower bound', async () => {
    const { events } = await readLog(toJsonl([streamed('msg_1', 1), streamed('msg_2', 1)]))
    expect(events.map((event) => event.quality)).toEqual(['lower_bound', 'lower_bound'])
  })

  test('an array of messages, as json output with --verbose', async () => {
    const text = JSON.stringify(
      [
        { type: 'system', subtype: 'init', session_id: 's1' },
        streamed('msg_1', 1),
        result({ m: model(20, 300) }),
      ],
      null,
      2,
    )
    expect(totalTokens((await readLog(text)).events)).toBe(320)
  })

  test('a pretty-printed result', async () => {
    expect(totalTokens((await readLog(JSON.stringify(result({ m: model(20, 300) }), null, 2))).events)).toBe(
      320,
    )
  })

  test('a record without modelUsage takes the model of the replies before it', async () => {
    const { events } = await readLog(
      toJsonl([claudeLine({ session: 'other' }), { ...result({}), modelUsage: undefined }]),
    )
    expect(events.map((event) => [event.model, totalTokens([event])])).toEqual([
      ['claude-sonnet-4-6', 30],
      ['claude-sonnet-4-6', 2],
    ])
  })
})
