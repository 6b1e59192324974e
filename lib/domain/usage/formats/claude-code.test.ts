import { describe, expect, test } from 'vitest'
import { claudeLine, readLog, readLogs, toJsonl, totalTokens } from '../../../testing/log-lines'
import { currentSnapshot } from '../../pricing/current-snapshot'
import { createPriceBook } from '../../pricing/price-book'
import { reportSpend } from '../spend-report'
import type { UsageEvent } from '../usage-event'

const book = createPriceBook({ snapshot: currentSnapshot() })
const total = (events: readonly UsageEvent[]) => reportSpend({ events, book, by: ['model'], tz: 'UTC' }).total
const usage = (output: number, input = 10) => ({ input_tokens: input, output_tokens: output })

describe('one event is one API call', () => {
  test('1: lines of one response count once', async () => {
    const read = await readLog(toJsonl([claudeLine(), claudeLine(), claudeLine()]))
    expect([read.events.length, read.duplicates, totalTokens(read.events)]).toEqual([1, 2, 30])
  })

  test('2: of a streamed reply the final output counts, wherever it stands', async () => {
    const lines = [
      claudeLine({ usage: usage(3) }),
      claudeLine({ usage: usage(400) }),
      claudeLine({ usage: usage(8) }),
    ]
    for (const order of [lines, [...lines].reverse()]) {
      expect((await readLog(toJsonl(order))).events[0]?.outputTokens).toBe(400)
    }
  })

  test('3: without requestId message.id alone tells', async () => {
    const read = await readLog(
      toJsonl([
        claudeLine({ requestId: null, usage: usage(3) }),
        claudeLine({ requestId: null, usage: usage(9) }),
      ]),
    )
    expect(read.events.map((event) => event.outputTokens)).toEqual([9])
  })

  test('3: without message.id the requestId tells, without both the line itself', async () => {
    const read = await readLog(
      toJsonl([
        claudeLine({ id: null, requestId: 'req_1' }),
        claudeLine({ id: null, requestId: 'req_2' }),
        claudeLine({ id: null, requestId: null, extra: { uuid: undefined }, at: '2026-06-01T12:00:01Z' }),
        claudeLine({ id: null, requestId: null, extra: { uuid: undefined }, at: '2026-06-01T12:00:02Z' }),
      ]),
    )
    expect(read.events).toHaveLength(4)
  })

  test('two requests with identical tokens are two calls', async () => {
    const read = await readLog(toJsonl([claudeLine(), claudeLine({ id: 'msg_2', requestId: 'req_2' })]))
    expect(read.events).toHaveLength(2)
  })

  test('4: a resumed session copies history into another file: counted once', async () => {
    const copied = claudeLine({ session: 'session-2' })
    const files = {
      'a.jsonl': toJsonl([claudeLine()]),
      'b.jsonl': toJsonl([copied, claudeLine({ id: 'msg_2' })]),
    }
    const read = await readLogs(files)
    expect([read.events.length, read.duplicates]).toEqual([2, 1])
  })

  test('5: a sidechain replay with a new requestId loses to the original, even with more tokens', async () => {
    const replay = claudeLine({ requestId: 'req_9', usage: usage(999), extra: { isSidechain: true } })
    for (const order of [
      [claudeLine(), replay],
      [replay, claudeLine()],
    ]) {
      const read = await readLog(toJsonl(order))
      expect(read.events.map((event) => [event.isSidechain, event.outputTokens])).toEqual([[false, 20]])
    }
  })

  test("5, 24: a sub-agent's own messages count", async () => {
    const own = claudeLine({ id: 'msg_7', extra: { isSidechain: true, agentId: 'a1' } })
    expect((await readLog(toJsonl([claudeLine(), own]))).events).toHaveLength(2)
  })

  test("24: copies of sub-agents' replies inside progress lines never count", async () => {
    const inner = claudeLine({ id: 'msg_7' })
    const progress = {
      type: 'progress',
      data: { type: 'agent_progress', message: inner },
      timestamp: '2026-06-01T12:00:00Z',
      uuid: 'x',
    }
    const agent = { type: 'agent_progress', data: { message: inner }, uuid: 'y' }
    const read = await readLog(toJsonl([progress, agent, claudeLine()]))
    expect([read.events.map((event) => event.id), read.problems]).toEqual([['claude:msg_1'], []])
  })

  test('6: <synthetic> replies are no calls and no missing price', async () => {
    const synthetic = claudeLine({
      id: 'msg_s',
      model: '<synthetic>',
      extra: { isApiErrorMessage: true, apiErrorStatus: 429 },
    })
    const read = await readLog(toJsonl([synthetic, claudeLine()]))
    expect([read.events.length, read.problems, total(read.events).unpriced_events]).toEqual([1, [], 0])
  })
})

describe('7: token counts as they come', () => {
  test('null and absent are none', async () => {
    const read = await readLog(
      toJsonl([
        claudeLine({
          usage: {
            cache_read_input_tokens: null,
            cache_creation_input_tokens: null,
            cache_creation: null,
            server_tool_use: null,
            speed: null,
          },
        }),
      ]),
    )
    expect([totalTokens(read.events), read.problems]).toEqual([30, []])
  })

  test('digits count as the number they are', async () => {
    expect(
      (await readLog(toJsonl([claudeLine({ usage: { input_tokens: '1200' } })]))).events[0]?.inputTokens,
    ).toBe(1200)
  })

  test.each([
    ['negative', -5],
    ['a fraction', 1.5],
    ['text', 'many'],
    ['NaN in text', 'NaN'],
    ['beyond 2^53', 2 ** 64],
    ['an object', {}],
  ])('%s is named with its line and not counted', async (_, bad) => {
    const read = await readLog(
      toJsonl([claudeLine(), claudeLine({ id: 'msg_2', usage: { output_tokens: bad } })]),
    )
    expect(read.events).toHaveLength(1)
    expect(read.problems).toEqual([
      { file: 'a.jsonl', line: 2, message: 'usage: output_tokens is not a whole number from 0 to 2^53' },
    ])
  })

  test('a bare NaN is no JSON and is named', async () => {
    const broken = JSON.stringify(claudeLine({ id: 'msg_2' })).replace(
      '"output_tokens":20',
      '"output_tokens":NaN',
    )
    const read = await readLog(`${toJsonl([claudeLine()])}${broken}\n`)
    expect([read.events.length, read.problems[0]?.line, read.problems[0]?.message]).toEqual([
      1,
      2,
      'not valid JSON: NaN is no number',
    ])
  })
})

describe('cache writes', () => {
  test('9: the split wins over the flat count', async () => {
    const split = {
      cache_creation_input_tokens: 999,
      cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
    }
    const [event] = (await readLog(toJsonl([claudeLine({ usage: split })]))).events
    expect([event?.cacheWrite5mTokens, event?.cacheWrite1hTokens]).toEqual([100, 200])
  })

  test('9: without a split all writes are 5-minute', async () => {
    const [event] = (await readLog(toJsonl([claudeLine({ usage: { cache_creation_input_tokens: 300 } })])))
      .events
    expect([event?.cacheWrite5mTokens, event?.cacheWrite1hTokens]).toEqual([300, 0])
  })

  test('10: 1-hour writes cost twice the input, 5-minute 1.25 times, reads a tenth', async () => {
    const priced = async (buckets: Record<string, unknown>) => {
      const { events } = await readLog(
        toJsonl([
          claudeLine({ model: 'claude-opus-4-8', usage: { input_tokens: 0, output_tokens: 0, ...buckets } }),
        ]),
      )
      return total(events).cost_usd
    }
    expect(await priced({ input_tokens: 100_000 })).toBe('0.5')
    expect(await priced({ cache_creation: { ephemeral_1h_input_tokens: 100_000 } })).toBe('1')
    expect(await priced({ cache_creation_input_tokens: 100_000 })).toBe('0.625')
    expect(await priced({ cache_read_input_tokens: 100_000 })).toBe('0.05')
  })
})

describe('what was served', () => {
  test('13, 14, 15, 16: speed, tier, geography and searches reach the price', async () => {
    const priced = async (extra: Record<string, unknown>) => {
      const { events } = await readLog(
        toJsonl([
          claudeLine({
            model: 'claude-opus-4-8',
            usage: { input_tokens: 100_000, output_tokens: 0, ...extra },
          }),
        ]),
      )
      return total(events).cost_usd
    }
    expect(
      await priced({ service_tier: 'standard', speed: 'standard', inference_geo: 'not_available' }),
    ).toBe('0.5')
    expect(await priced({ speed: 'fast' })).toBe('1')
    expect(await priced({ service_tier: 'batch' })).toBe('0.25')
    expect(await priced({ inference_geo: 'us' })).toBe('0.55')
    expect(await priced({ server_tool_use: { web_search_requests: 10 } })).toBe('0.6')
  })

  test('18: an unknown model has no cost and says so', async () => {
    const sum = total((await readLog(toJsonl([claudeLine({ model: 'claude-sonnet-99' })]))).events)
    expect([sum.cost_usd, sum.unpriced_events, sum.input_tokens]).toEqual([null, 1, 10])
  })

  test('19: a reported cost of zero does not hide what the tokens cost', async () => {
    const { events } = await readLog(
      toJsonl([
        claudeLine({
          model: 'claude-opus-4-8',
          usage: { input_tokens: 1_000_000, output_tokens: 0 },
          extra: { costUSD: 0, timestamp: '2026-07-01T00:00:00Z' },
        }),
      ]),
    )
    const sum = total(events)
    expect([sum.cost_usd, sum.reported_cost_usd]).toEqual(['5', '0'])
  })

  test('placeholder versions are a lower bound', async () => {
    const quality = async (version: unknown) =>
      (await readLog(toJsonl([claudeLine({ extra: { version } })]))).events[0]?.quality
    expect(await quality('2.1.11')).toBe('measured')
    expect(await quality('2.1.12')).toBe('lower_bound')
    expect(await quality('2.1.30')).toBe('lower_bound')
    expect(await quality('2.1.31')).toBe('measured')
    expect(await quality('1.0.17')).toBe('measured')
    expect(await quality(undefined)).toBe('measured')
  })

  test('a reply is told by its working directory, branch, session and line', async () => {
    const [event] = (
      await readLog(
        toJsonl([
          { type: 'summary', summary: 's' },
          claudeLine({ extra: { cwd: 'C:\\src\\shop', gitBranch: 'ada/next' } }),
        ]),
      )
    ).events
    expect(event).toMatchObject({
      project: 'shop',
      tags: { path: 'C:\\src\\shop', branch: 'ada/next' },
      sessionId: 'session-1',
      source: 'claude-code',
      sourceRef: 'a.jsonl:2',
      provider: 'anthropic',
      user: null,
      framework: null,
    })
  })
})

describe('17: iterations', () => {
  const iteration = (type: string, input: number, output: number, extra: Record<string, unknown> = {}) => ({
    type,
    input_tokens: input,
    output_tokens: output,
    cache_read_input_tokens: 0,
    cache_creation_input_tokens: 0,
    ...extra,
  })
  const read = async (usageFields: Record<string, unknown>, model = 'claude-sonnet-5') => {
    const result = await readLog(
      toJsonl([claudeLine({ model, usage: usageFields, at: '2026-09-01T00:00:00Z' })]),
    )
    return { ...result, total: total(result.events), event: result.events[0] }
  }

  test('an advisor is outside the top-level numbers and priced at its own model', async () => {
    const iterations = [
      iteration('message', 4, 20),
      iteration('advisor_message', 100_000, 10_000, { model: 'claude-opus-4-8' }),
    ]
    const { total: sum, event } = await read({ input_tokens: 4, output_tokens: 20, iterations })
    expect([event?.components.length, sum.events, sum.input_tokens, sum.output_tokens]).toEqual([
      1, 1, 100_004, 10_020,
    ])
    expect(sum.cost_usd).toBe('0.750208')
  })

  test('a fallback is priced at its own model', async () => {
    const iterations = [
      iteration('message', 100, 20),
      iteration('fallback_message', 1000, 50, { model: 'claude-opus-4-8' }),
    ]
    const { event } = await read({ input_tokens: 100, output_tokens: 20, iterations })
    expect(event?.inputTokens).toBe(100)
    expect(event?.components).toMatchObject([
      { model: 'claude-opus-4-8', inputTokens: 1000, outputTokens: 50 },
    ])
  })

  test('a fallback that the top-level numbers mirror counts once', async () => {
    const iterations = [
      iteration('message', 700, 0, { model: 'claude-fable-5' }),
      iteration('fallback_message', 1000, 50, { model: 'claude-opus-4-8' }),
    ]
    const { total: sum } = await read(
      { input_tokens: 1000, output_tokens: 50, iterations },
      'claude-opus-4-8',
    )
    expect([sum.input_tokens, sum.output_tokens]).toEqual([1000, 50])
  })

  test('a compaction outside the top-level numbers comes on top, one inside does not', async () => {
    const iterations = [iteration('compaction', 90_000, 3_500), iteration('message', 23_000, 1_000)]
    const outside = await read({ input_tokens: 23_000, output_tokens: 1_000, iterations })
    const inside = await read({ input_tokens: 113_000, output_tokens: 4_500, iterations })
    expect([outside.total.input_tokens, outside.total.output_tokens]).toEqual([113_000, 4_500])
    expect([inside.total.input_tokens, inside.total.output_tokens]).toEqual([113_000, 4_500])
  })

  test('the long-context tier is tested by iteration, not on their sum', async () => {
    const one = iteration('message', 150_000, 10)
    const at = async (iterations: unknown[], input: number) => {
      const { events } = await readLog(
        toJsonl([
          claudeLine({
            model: 'claude-sonnet-4-5',
            usage: { input_tokens: input, output_tokens: 0, iterations },
          }),
        ]),
      )
      return total(events)
    }
    const two = await at(
      [
        { ...one, output_tokens: 0 },
        { ...one, output_tokens: 0 },
      ],
      300_000,
    )
    const whole = await at([], 300_000)
    expect([two.cost_usd, two.input_tokens]).toEqual(['0.9', 300_000])
    expect(whole.cost_usd).toBe('1.8')
  })

  test('empty and absent iterations change nothing', async () => {
    expect((await read({ input_tokens: 5, output_tokens: 5, iterations: [] })).event?.components).toEqual([])
  })
})
