import { expect, test } from 'vitest'
import { ToldTwice } from './told-twice'

const told = (...all: [day: string, source: string | null, model: string | null][]) => {
  const twice = new ToldTwice()
  for (const [day, source, model] of all)
    twice.add({ occurredAtMs: Date.parse(day), source, model, provider: 'anthropic' })
  return twice
}

test('a report and the calls themselves, of one model on one day', () => {
  const twice = told(
    ['2026-06-01', 'claude-code', 'claude-sonnet-4-5'],
    ['2026-06-01', 'anthropic-usage', 'claude-sonnet-4-5-20250929'],
    ['2026-06-02', 'claude-code', 'claude-sonnet-4-5'],
    ['2026-06-02', 'anthropic-usage', 'anthropic/claude-sonnet-4.5'],
  )
  expect(twice.sentences()).toEqual([
    'anthropic-usage and claude-code both tell of claude-sonnet-4-5 on 2 days. Where these are the same calls they are counted twice: compare them by source, and keep one.',
  ])
  expect(twice.days).toEqual({ first: '2026-06-01', last: '2026-06-02' })
})

test('usage and cost of one provider', () => {
  const twice = told(['2026-06-01', 'anthropic-cost', 'a'], ['2026-06-01', 'anthropic-usage', 'a'])
  expect(twice.sentences()).toHaveLength(1)
})

test.each([
  ['other days', ['2026-06-01', 'claude-code', 'a'], ['2026-06-02', 'anthropic-usage', 'a']],
  ['other models', ['2026-06-01', 'claude-code', 'a'], ['2026-06-01', 'anthropic-usage', 'b']],
  ['two agents', ['2026-06-01', 'claude-code', 'a'], ['2026-06-01', 'codex', 'a']],
  ['one source', ['2026-06-01', 'anthropic-usage', 'a'], ['2026-06-01', 'anthropic-usage', 'a']],
] as const)('%s are not told twice', (_, a, b) => {
  expect(told([...a], [...b]).sentences()).toEqual([])
})

test('calls without a source, and more models than are named', () => {
  const models = ['a', 'b', 'c', 'd', 'e']
  const twice = told(
    ...models.flatMap((model): [string, string | null, string][] => [
      ['2026-06-01', null, model],
      ['2026-06-01', 'litellm', model],
    ]),
  )
  expect(twice.sentences()[0]).toMatch(
    /^calls without a source and litellm both tell of a, b, c and 2 more on 1 day\./,
  )
})

test('only the pairs of the sources that are asked for', () => {
  const twice = told(
    ['2026-06-01', 'litellm', 'a'],
    ['2026-06-01', 'openai-usage', 'a'],
    ['2026-06-01', 'codex', 'a'],
  )
  expect(twice.sentences(new Set(['codex']))).toHaveLength(2)
})
