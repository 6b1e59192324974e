import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUsd } from '../money'
import { currentSnapshot } from './current-snapshot'
import { createPriceBook } from './price-book'
import { parsePriceOverrides } from './price-overrides'
import { explainCost, priceUsage } from './price-usage'
import type { PriceableUsage } from './priced-usage'

const snapshot = currentSnapshot()
const overrides = parsePriceOverrides([
  { model: 'gpt-5', input_usd_per_mtok: '0.333333333', discount_percent: '33.3' },
  { provider: 'mistral', discount_percent: '7.77' },
])
const book = createPriceBook({ snapshot, overrides })

const MODELS = [
  'claude-sonnet-4-5',
  'claude-opus-4-8',
  'claude-haiku-5-5',
  'gpt-5',
  'gpt-5.6-sol',
  'gpt-4o-mini',
  'gemini-2.5-pro',
  'deepseek-v4-pro',
  'mistral-tiny',
]
const tokens = fc.oneof(fc.constant(0), fc.nat(1_000), fc.nat(400_000), fc.constant(Number.MAX_SAFE_INTEGER))
const counts = fc.record({
  inputTokens: tokens,
  outputTokens: tokens,
  cacheReadTokens: tokens,
  cacheWrite5mTokens: tokens,
  cacheWrite1hTokens: tokens,
  reasoningTokens: fc.constant(0),
  webSearchRequests: fc.constant(0),
})
const component = fc
  .tuple(counts, fc.constantFrom(...MODELS))
  .map(([own, model]) => ({ ...own, model, provider: null }))
const usages: fc.Arbitrary<PriceableUsage> = fc
  .record({
    counts,
    model: fc.constantFrom(...MODELS),
    serviceTier: fc.constantFrom(null, 'standard', 'batch', 'flex', 'priority'),
    speed: fc.constantFrom(null, 'standard', 'fast'),
    inferenceGeo: fc.constantFrom(null, 'us', 'global'),
    components: fc.array(component, { maxLength: 2 }),
    occurredAtMs: fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2027-01-01') }),
  })
  .map(({ counts: own, ...rest }) => ({ ...own, ...rest, provider: null }))

function cost(usage: PriceableUsage): bigint {
  const priced = priceUsage(usage, book)
  if (priced.kind === 'unpriced') throw new Error(priced.reason)
  return priced.costFemtoUsd
}

function sum(costs: readonly bigint[]): bigint {
  return costs.reduce((total, one) => total + one, 0n)
}

describe('for any calls', () => {
  it('the lines add up to the cost, to the last digit', () => {
    fc.assert(
      fc.property(usages, (usage) => {
        const lines = explainCost(usage, book).map((line) => parseUsd(line.costUsd) ?? -1n)
        expect(sum(lines)).toBe(cost(usage))
      }),
    )
  })

  it('a cost is never negative, and nothing costs nothing', () => {
    fc.assert(fc.property(usages, (usage) => cost(usage) >= 0n))
  })

  it('the total does not depend on order or grouping', () => {
    fc.assert(
      fc.property(fc.array(usages, { maxLength: 12 }), fc.nat(11), (list, cut) => {
        const total = sum(list.map(cost))
        expect(sum([...list].reverse().map(cost))).toBe(total)
        const groups = MODELS.map((model) => sum(list.filter((usage) => usage.model === model).map(cost)))
        expect(sum(groups)).toBe(total)
        expect(sum(list.slice(0, cut).map(cost)) + sum(list.slice(cut).map(cost))).toBe(total)
      }),
    )
  })

  it('a call and its components cost what they cost one by one', () => {
    fc.assert(
      fc.property(usages, (usage) => {
        const own = cost({ ...usage, components: [] })
        const parts = usage.components.map(({ model, ...part }) =>
          cost({ ...usage, ...part, model, speed: null, components: [] }),
        )
        expect(cost(usage)).toBe(own + sum(parts))
      }),
    )
  })

  it('more tokens never cost less, even across a tier', () => {
    const classes = [
      'inputTokens',
      'outputTokens',
      'cacheReadTokens',
      'cacheWrite5mTokens',
      'cacheWrite1hTokens',
    ] as const
    fc.assert(
      fc.property(usages, fc.constantFrom(...classes), fc.nat(100_000), (usage, tokenClass, more) => {
        fc.pre(usage.serviceTier !== 'priority' && usage.speed !== 'fast')
        fc.pre(usage[tokenClass] + more <= Number.MAX_SAFE_INTEGER)
        expect(cost({ ...usage, [tokenClass]: usage[tokenClass] + more })).toBeGreaterThanOrEqual(cost(usage))
      }),
    )
  })

  it('the same call in another book of the same prices costs the same', () => {
    const again = createPriceBook({ snapshot, overrides })
    fc.assert(
      fc.property(usages, (usage) => {
        expect(priceUsage(usage, again)).toEqual(priceUsage(usage, book))
      }),
    )
  })

  it('any name at all is answered', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), usages, (model, provider, usage) => {
        const priced = priceUsage({ ...usage, model, provider }, book)
        expect(['priced', 'unpriced']).toContain(priced.kind)
      }),
    )
  })
})
