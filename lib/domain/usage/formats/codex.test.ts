import { describe, expect, test } from 'vitest'
import {
  codexCount,
  codexMeta,
  codexTurn,
  readLog,
  readLogs,
  toJsonl,
  totalTokens,
} from '../../../testing/log-lines'
import { currentSnapshot } from '../../pricing/current-snapshot'
import { createPriceBook } from '../../pricing/price-book'
import { reportSpend } from '../spend-report'

const book = createPriceBook({ snapshot: currentSnapshot() })
const at = (minute: number) => `2026-07-30T10:${String(minute).padStart(2, '0')}:00.000Z`
const rollout = (...lines: unknown[]) => toJsonl([codexMeta('t1'), codexTurn('gpt-5.5'), ...lines])
const tokens = async (text: string) => totalTokens((await readLog(text)).events)

describe('21: Codex rollouts', () => {
  test('last is what a call used; cached is a part of input and is taken out', async () => {
    const { events } = await readLog(
      rollout(
        codexCount(at(1), [100, 40, 10], [100, 40, 10]),
        codexCount(at(2), [250, 120, 25], [150, 80, 15]),
      ),
    )
    expect(events.map((event) => [event.inputTokens, event.cacheReadTokens, event.outputTokens])).toEqual([
      [60, 40, 10],
      [70, 80, 15],
    ])
    expect(events[0]).toMatchObject({
      id: 'codex:t1:0',
      model: 'gpt-5.5',
      provider: 'openai',
      project: 'api',
      source: 'codex',
      sourceRef: 'a.jsonl:3',
      tags: { path: '~/src/api' },
    })
  })

  test('a thread says its repository, without what opens it, and its branch', async () => {
    const git = { branch: 'main', repository_url: 'https://ada:ghp_1@github.com/acme/api.git' }
    const log = [
      codexMeta('t1', null, { git }),
      codexTurn('gpt-5.5'),
      codexCount(at(1), [9, 0, 1], [9, 0, 1]),
    ]
    const { events } = await readLog(toJsonl(log))
    expect(events).toMatchObject([
      { tags: { path: '~/src/api', branch: 'main', repository: 'github.com/acme/api' } },
    ])
  })

  test('22: more cached than input is clamped to the input', async () => {
    const [event] = (await readLog(rollout(codexCount(at(1), [100, 400, 10], [100, 400, 10])))).events
    expect([event?.inputTokens, event?.cacheReadTokens]).toEqual([0, 100])
  })

  test('23: reasoning is inside output', async () => {
    const line = codexCount(at(1), [100, 0, 30], [100, 0, 30])
    const counts = (line.payload as { info: { last_token_usage: Record<string, number> } }).info
      .last_token_usage
    counts.reasoning_output_tokens = 20
    const [event] = (await readLog(rollout(line))).events
    expect([
      event?.outputTokens,
      event?.reasoningTokens,
      event === undefined ? 0 : totalTokens([event]),
    ]).toEqual([30, 20, 130])
  })

  test('cache writes of newer models are a part of input too', async () => {
    const line = codexCount(at(1), [100_000, 0, 0], [100_000, 0, 0])
    const info = (line.payload as { info: { last_token_usage: Record<string, number> } }).info
    info.last_token_usage.cache_write_input_tokens = 100_000
    const { events } = await readLog(toJsonl([codexMeta('t1'), codexTurn('gpt-5.6-sol'), line]))
    const { total } = reportSpend({ events, book, by: ['model'], tz: 'UTC' })
    expect([total.input_tokens, total.cache_write_5m_tokens, total.cost_usd]).toEqual([0, 100_000, '0.625'])
  })

  test('the same total again is no call, whatever its last says', async () => {
    expect(
      await tokens(
        rollout(
          codexCount(at(1), [100, 0, 10], [100, 0, 10]),
          codexCount(at(2), [100, 0, 10], [225_513, 0, 7]),
        ),
      ),
    ).toBe(110)
  })

  test('totals alone: the difference counts', async () => {
    const { events } = await readLog(
      rollout(codexCount(at(1), [100, 40, 10], null), codexCount(at(2), [250, 120, 25], null)),
    )
    expect(events.map((event) => [event.inputTokens, event.cacheReadTokens, event.outputTokens])).toEqual([
      [60, 40, 10],
      [70, 80, 15],
    ])
  })

  test('a falling total is a reset: the new total counts whole', async () => {
    expect(
      await tokens(rollout(codexCount(at(1), [1000, 0, 100], null), codexCount(at(2), [50, 0, 5], null))),
    ).toBe(1155)
  })

  test('rate limits alone (info null) are no call', async () => {
    const limits = {
      timestamp: at(1),
      type: 'event_msg',
      payload: { type: 'token_count', info: null, rate_limits: { primary: {} } },
    }
    const read = await readLog(rollout(limits, codexCount(at(2), [10, 0, 1], [10, 0, 1])))
    expect([read.events.length, read.problems]).toEqual([1, []])
  })

  test('the model may change in the middle', async () => {
    const { events } = await readLog(
      rollout(
        codexCount(at(1), [10, 0, 1], [10, 0, 1]),
        codexTurn('gpt-5.4'),
        codexCount(at(2), [30, 0, 2], [20, 0, 1]),
      ),
    )
    expect(events.map((event) => event.model)).toEqual(['gpt-5.5', 'gpt-5.4'])
  })

  test('without any model there is no price, and it is not zero', async () => {
    const { events } = await readLog(toJsonl([codexMeta('t1'), codexCount(at(1), [10, 0, 1], [10, 0, 1])]))
    const { total } = reportSpend({ events, book, by: ['model'], tz: 'UTC' })
    expect([total.cost_usd, total.unpriced_events]).toEqual([null, 1])
  })

  test('11: above 272,000 input tokens the whole request costs more', async () => {
    const cost = async (input: number) => {
      const { events } = await readLog(rollout(codexCount(at(1), [input, 0, 0], [input, 0, 0])))
      return reportSpend({ events, book, by: ['model'], tz: 'UTC' }).total.cost_usd
    }
    expect([await cost(200_000), await cost(300_000)]).toEqual(['1', '3'])
  })
})

describe('21: forks', () => {
  const history = [
    codexCount(at(1), [100, 0, 10], [100, 0, 10]),
    codexCount(at(2), [300, 0, 30], [200, 0, 20]),
  ]
  /** The same history, replayed with new timestamps. */
  const replay = [
    codexCount(at(31), [100, 0, 10], [100, 0, 10]),
    codexCount(at(31), [300, 0, 30], [200, 0, 20]),
  ]
  const parent = toJsonl([
    codexMeta('parent'),
    codexTurn('gpt-5.5'),
    ...history,
    codexCount(at(3), [400, 0, 40], [100, 0, 10]),
  ])
  const fork = (id: string, parentId: string | null, ...own: unknown[]) =>
    toJsonl([codexMeta(id, parentId), codexMeta('parent'), codexTurn('gpt-5.5'), ...replay, ...own])
  const own = (n: number) => codexCount(at(40), [300 + n, 0, 30], [n, 0, 0])

  test.each([
    ['parent first', ['parent', 'child']],
    ['child first', ['child', 'parent']],
  ])("what a fork replays is its parent's (%s)", async (_, order) => {
    const texts: Record<string, string> = { parent, child: fork('child', 'parent', own(7)) }
    const read = await readLogs(Object.fromEntries(order.map((name) => [name, texts[name] ?? ''])))
    expect([totalTokens(read.events), read.duplicates]).toEqual([447, 2])
  })

  test('its identity is its first session_meta', async () => {
    const read = await readLog(fork('child', 'parent', own(7)))
    expect(new Set(read.lines.map((event) => event.thread?.id))).toEqual(new Set(['child']))
  })

  test('siblings of a parent that is here both replay it', async () => {
    const read = await readLogs({ parent, a: fork('a', 'parent', own(7)), b: fork('b', 'parent', own(5)) })
    expect(totalTokens(read.events)).toBe(452)
  })

  test('a fork of a fork', async () => {
    const child = fork('child', 'parent', own(7))
    const grandchild = toJsonl([
      codexMeta('grandchild', 'child'),
      codexTurn('gpt-5.5'),
      ...replay,
      own(7),
      codexCount(at(50), [310, 0, 30], [3, 0, 0]),
    ])
    expect(totalTokens((await readLogs({ grandchild, child, parent })).events)).toBe(450)
  })

  test('with the parent missing the first total is a baseline and siblings share their prefix once', async () => {
    const one = await readLogs({ a: fork('a', 'gone', own(7)) })
    const two = await readLogs({ b: fork('b', 'gone', own(5)), a: fork('a', 'gone', own(7)) })
    expect([totalTokens(one.events), totalTokens(two.events)]).toEqual([227, 232])
  })

  test('a sub-agent names its parent in its source', async () => {
    const meta = codexMeta('sub', null, {
      source: { subagent: { thread_spawn: { parent_thread_id: 'parent', depth: 1 } } },
    })
    const sub = toJsonl([meta, codexTurn('gpt-5.5'), ...replay, own(7)])
    expect(totalTokens((await readLogs({ parent, sub })).events)).toBe(447)
  })

  test('equal vectors in strangers are two calls', async () => {
    const stranger = toJsonl([codexMeta('stranger'), codexTurn('gpt-5.5'), ...history])
    expect(totalTokens((await readLogs({ parent, stranger })).events)).toBe(440 + 330)
  })

  test('an active and an archived copy are the same calls', async () => {
    expect(totalTokens((await readLogs({ active: parent, archived: parent })).events)).toBe(440)
  })
})

test('codex exec --json counts each turn', async () => {
  const turn = (input: number) => ({
    type: 'turn.completed',
    usage: { input_tokens: input, cached_input_tokens: 40, output_tokens: 10 },
  })
  const { events } = await readLog(
    toJsonl([{ type: 'thread.started', thread_id: 'x1' }, { type: 'turn.started' }, turn(100), turn(100)]),
  )
  expect(events.map((event) => [event.id, event.inputTokens, event.cacheReadTokens])).toEqual([
    ['codex-exec:x1:0', 60, 40],
    ['codex-exec:x1:1', 60, 40],
  ])
})
