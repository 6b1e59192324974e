import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newUsageEvent } from './new-usage-event'
import { toWireEvent } from './to-wire-event'
import type { UsageEvent } from './usage-event'
import { USAGE_QUALITIES } from './usage-event'
import { parseUsageEvent } from './usage-event-wire'

const valid = { id: 'e1', timestamp: '2026-06-01T12:00:00Z', model: 'gpt-5', input_tokens: 1 }

describe('parseUsageEvent', () => {
  test.each<[string, unknown, string]>([
    ['nothing', null, ''],
    ['a list', [], ''],
    ['no id', { ...valid, id: undefined }, 'id'],
    ['an empty id', { ...valid, id: '' }, 'id'],
    ['no timestamp', { ...valid, timestamp: undefined }, 'timestamp'],
    ['a timestamp without offset', { ...valid, timestamp: '2026-06-01T12:00:00' }, 'timestamp'],
    ['neither model nor cost', { ...valid, model: undefined }, 'model'],
    ['negative tokens', { ...valid, input_tokens: -1 }, 'input_tokens'],
    ['tokens in text', { ...valid, output_tokens: '5' }, 'output_tokens'],
    ['a fraction of a token', { ...valid, cache_read_tokens: 0.5 }, 'cache_read_tokens'],
    ['one more than is safe', { ...valid, input_tokens: 2 ** 53 }, 'input_tokens'],
    ['NUL in a text', { ...valid, project: 'a\0' }, 'project'],
    ['513 characters', { ...valid, user: 'x'.repeat(513) }, 'user'],
    ['a negative cost', { ...valid, cost_usd: '-1' }, 'cost_usd'],
    ['a cost that is no number', { ...valid, cost_usd: 'free' }, 'cost_usd'],
    ['a tag that is no text', { ...valid, tags: { a: 1 } }, 'tags'],
    ['a component without a model', { ...valid, components: [{ input_tokens: 1 }] }, 'components.0.model'],
    ['another status', { ...valid, status: 'meh' }, 'status'],
  ])('%s is refused with its path', (_, json, path) => {
    expect(parseUsageEvent(json)).toMatchObject({ ok: false, path })
  })

  test('the largest and longest that are allowed', () => {
    const parsed = parseUsageEvent({
      ...valid,
      input_tokens: Number.MAX_SAFE_INTEGER,
      user: '☃'.repeat(512),
      cost_usd: 0.25,
    })
    expect(parsed).toMatchObject({
      ok: true,
      event: { inputTokens: Number.MAX_SAFE_INTEGER, reportedCostUsd: '0.25' },
    })
  })

  test('a cost alone will do, and fields it does not know are ignored', () => {
    const parsed = parseUsageEvent({
      id: 'a',
      timestamp: valid.timestamp,
      cost_usd: '1e-9',
      prompt: 'secret',
    })
    expect(parsed).toMatchObject({ ok: true, event: { model: null, reportedCostUsd: '0.000000001' } })
  })

  test('text is kept as it came', () => {
    expect(parseUsageEvent({ ...valid, project: '  <b>ünïcode</b>\n' })).toMatchObject({
      event: { project: '  <b>ünïcode</b>\n' },
    })
  })

  test('keys that change prototypes change nothing', () => {
    const json: unknown = JSON.parse(
      '{"id":"a","timestamp":"2026-06-01T12:00:00Z","model":"m","__proto__":{"project":"evil"},"tags":{"__proto__":"x","ok":"y"}}',
    )
    const parsed = parseUsageEvent(json)
    expect(parsed.ok && [parsed.event.project, Object.entries(parsed.event.tags)]).toEqual([
      null,
      [['ok', 'y']],
    ])
  })
})

test('what is sent is what arrives', () => {
  const text = fc.option(fc.string({ minLength: 1, maxLength: 20 }).filter((one) => !one.includes('\0')))
  const count = fc.nat()
  const counts = {
    inputTokens: count,
    outputTokens: count,
    cacheReadTokens: count,
    cacheWrite5mTokens: count,
    cacheWrite1hTokens: count,
    reasoningTokens: count,
    webSearchRequests: count,
  }
  const events = fc.record<Partial<UsageEvent>>({
    ...counts,
    occurredAtMs: fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 11, 31) }),
    provider: text,
    reportedCostUsd: fc.option(fc.constantFrom('0', '0.000000000000001', '12.5')),
    serviceTier: text,
    speed: text,
    inferenceGeo: text,
    user: text,
    team: text,
    project: text,
    framework: text,
    task: text,
    runId: text,
    sessionId: text,
    source: text,
    sourceRef: text,
    tags: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^\w{0,5}$/), {
      noNullPrototype: true,
    }),
    latencyMs: fc.option(fc.nat()),
    status: fc.constantFrom('ok', 'error'),
    components: fc.array(fc.record({ ...counts, model: fc.constant('m'), provider: text })),
    quality: fc.constantFrom(...USAGE_QUALITIES),
    isSidechain: fc.boolean(),
    thread: fc.option(
      fc.record({ id: fc.constant('t'), parentId: text, index: count, fingerprint: fc.constant('f') }),
    ),
  })
  fc.assert(
    fc.property(events, (fields) => {
      const event: UsageEvent = { ...newUsageEvent('claude:msg', 0), model: 'claude-sonnet-5', ...fields }
      const sent: unknown = JSON.parse(JSON.stringify(toWireEvent(event)))
      expect(parseUsageEvent(sent)).toEqual({ ok: true, event })
    }),
  )
})
