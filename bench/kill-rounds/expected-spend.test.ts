import { expect, test } from 'vitest'
import { ExpectedSpend } from './expected-spend'
import { makeBatch, makeLog, type SentEvent } from './made-events'

const event: SentEvent = {
  id: 'a',
  timestamp: '2026-06-01T00:00:00Z',
  model: 'claude-sonnet-4-6',
  input_tokens: 1_000,
  output_tokens: 100,
  cache_read_tokens: 10,
  project: 'shop',
}

test('an id counts once, in the version with more output, whichever came first', () => {
  const better = { ...event, output_tokens: 200 }
  for (const sent of [
    [event, better, event],
    [better, event, better],
  ]) {
    const expected = new ExpectedSpend()
    expected.add(sent)
    const figures = { events: 1, input_tokens: 1_000, output_tokens: 200, cache_read_tokens: 10 }
    expect(expected.byProject()).toEqual(new Map([['shop', { ...figures, cost_usd: '0.006003' }]]))
  }
})

test('what has no price counts with the cost it came with', () => {
  const expected = new ExpectedSpend()
  expected.add([{ ...event, model: 'a-model-without-a-price', cost_usd: '0.000123' }])
  expect(expected.byProject().get('shop')?.cost_usd).toBe('0.000123')
})

test('a log has lines that are new, exact copies, better, and none; the expectation knows each call once', () => {
  const log = makeLog('log')
  const expected = new ExpectedSpend()
  expected.add(log.events)
  expect(expected.distinctOf('log')).toBe(24_000)
  expect(log.events.length).toBe(24_000 + 2_400 + 1_700)
  expect(log.lines).toBe(log.events.length + 6)
  expect(log.body.toString().trimEnd().split('\n')).toHaveLength(log.lines)
})

test('a batch shares its last quarter with the next one', () => {
  const ids = new Set(makeBatch('api', 0).map(({ id }) => id))
  expect(makeBatch('api', 1).filter(({ id }) => ids.has(id))).toHaveLength(150)
})
