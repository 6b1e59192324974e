import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareKeep, keepBetter, keepRank } from './keep-better'
import { newUsageEvent } from './new-usage-event'
import type { UsageComponent, UsageEvent } from './usage-event'

const make = (fields: Partial<UsageEvent>): UsageEvent => ({ ...newUsageEvent('a', 1000), ...fields })
const component = (outputTokens: number): UsageComponent => ({
  ...newUsageEvent('', 0),
  model: 'm',
  provider: null,
  outputTokens,
})

describe('keepBetter', () => {
  test.each<[string, Partial<UsageEvent>, Partial<UsageEvent>]>([
    ["not a sidechain's, whatever it counts", { outputTokens: 1 }, { outputTokens: 99, isSidechain: true }],
    ['most tokens', { inputTokens: 10, outputTokens: 1 }, { inputTokens: 1, outputTokens: 9 }],
    ['components are tokens', { components: [component(5)] }, { outputTokens: 4 }],
    ['at equal tokens most output', { inputTokens: 1, outputTokens: 9 }, { inputTokens: 9, outputTokens: 1 }],
    ['at equal output the earliest', { occurredAtMs: 1 }, { occurredAtMs: 2 }],
    ['at equal rank the one that names its run', { runId: 'z', project: 'z' }, { project: 'a' }],
    ['reasoning is inside output', { outputTokens: 5 }, { outputTokens: 4, reasoningTokens: 4 }],
    ['searches are no tokens', { outputTokens: 2 }, { outputTokens: 1, webSearchRequests: 9 }],
  ])('%s', (_, better, worse) => {
    expect(keepBetter(make(better), make(worse))).toEqual(make(better))
    expect(keepBetter(make(worse), make(better))).toEqual(make(better))
  })

  test('where the rank is equal the order of arrival makes no difference', () => {
    const [a, b] = [make({ project: 'a' }), make({ project: 'b' })]
    expect(keepBetter(a, b)).toEqual(keepBetter(b, a))
  })

  test('the file a line was found in does not matter', () => {
    const [a, b] = [make({ sourceRef: 'a:1' }), make({ sourceRef: 'b:2' })]
    expect([compareKeep(a, b), keepBetter(a, b)]).toEqual([0, a])
  })

  test('any order of arrival ends with the same event', () => {
    const small = fc.integer({ min: 0, max: 2 })
    const events = fc.array(
      fc
        .record({
          inputTokens: small,
          outputTokens: small,
          occurredAtMs: small,
          isSidechain: fc.boolean(),
          model: fc.constantFrom('m', 'n'),
        })
        .map(make),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(events, (lines) => {
        expect([...lines].reverse().reduce(keepBetter)).toEqual(lines.reduce(keepBetter))
      }),
    )
  })

  test('of two reports of one bucket the one that costs more, as a number', () => {
    const early = make({ reportedCostUsd: '9.5' })
    const late = make({ reportedCostUsd: '10' })
    expect(keepBetter(early, late)).toBe(late)
    expect(keepBetter(late, early)).toBe(late)
    expect(keepBetter(make({ reportedCostUsd: null }), early)).toBe(early)
  })

  test('the rank is what the store compares', () => {
    expect(
      keepRank(
        make({
          inputTokens: 1,
          outputTokens: 2,
          cacheReadTokens: 3,
          cacheWrite5mTokens: 4,
          cacheWrite1hTokens: 5,
          components: [component(7)],
        }),
      ),
    ).toEqual({
      isSidechain: false,
      totalTokens: 22,
      outputTokens: 9,
      viaRank: 0,
      occurredAtMs: 1000,
    })
  })
})
