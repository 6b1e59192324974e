import { describe, expect, it } from 'vitest'
import { formatUsd } from '../money'
import { currentSnapshot } from './current-snapshot'
import { createPriceBook } from './price-book'
import { parsePriceOverrides } from './price-overrides'
import { explainCost, priceUsage } from './price-usage'
import type { PriceableUsage } from './priced-usage'

const MILLION_IN: PriceableUsage = {
  inputTokens: 1_000_000,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  reasoningTokens: 0,
  webSearchRequests: 0,
  model: 'claude-opus-4-8',
  provider: null,
  serviceTier: null,
  speed: null,
  inferenceGeo: null,
  components: [],
  occurredAtMs: Date.parse('2026-06-15T00:00:00Z'),
}

function costUsd(json: unknown, usage: Partial<PriceableUsage> = {}): string {
  const book = createPriceBook({ snapshot: currentSnapshot(), overrides: parsePriceOverrides(json) })
  const priced = priceUsage({ ...MILLION_IN, ...usage }, book)
  return priced.kind === 'priced' ? formatUsd(priced.costFemtoUsd) : `unpriced: ${priced.reason}`
}

const OWN = { model: 'claude-opus-4-8', input_usd_per_mtok: '1' }
const DISCOUNT = { provider: 'anthropic', discount_percent: '12.5' }

describe('own prices', () => {
  it('go before the catalogue', () => expect(costUsd([OWN])).toBe('1'))
  it('leave other models alone', () => expect(costUsd([OWN], { model: 'claude-opus-5' })).toBe('5'))
  it('inherit what they do not name, unscaled', () => {
    expect(costUsd([OWN], { inputTokens: 0, outputTokens: 1_000_000 })).toBe('25')
    expect(costUsd([OWN], { inputTokens: 0, cacheReadTokens: 1_000_000 })).toBe('0.5')
  })
  it('hold for every spelling of the model', () => {
    expect(costUsd([OWN], { model: 'anthropic/claude-opus-4.8' })).toBe('1')
    expect(costUsd([{ ...OWN, model: 'claude-opus-4.8' }], { model: 'claude-opus-4-8-20260528' })).toBe('1')
  })
  it('hold from their first instant to before their last', () => {
    const dated = [{ ...OWN, effective_from: '2026-06-15', effective_to: '2026-07-01' }]
    expect(costUsd(dated, { occurredAtMs: Date.parse('2026-06-14T23:59:59.999Z') })).toBe('5')
    expect(costUsd(dated, { occurredAtMs: Date.parse('2026-06-15T00:00:00Z') })).toBe('1')
    expect(costUsd(dated, { occurredAtMs: Date.parse('2026-06-30T23:59:59.999Z') })).toBe('1')
    expect(costUsd(dated, { occurredAtMs: Date.parse('2026-07-01T00:00:00Z') })).toBe('5')
  })
  it('of two that hold, the one that began last', () => {
    const rows = [
      { ...OWN, effective_from: '2026-01-01', input_usd_per_mtok: '3' },
      { ...OWN, effective_from: '2026-06-01', input_usd_per_mtok: '2' },
      OWN,
    ]
    expect(costUsd(rows)).toBe('2')
    expect(costUsd(rows, { occurredAtMs: Date.parse('2026-05-31T00:00:00Z') })).toBe('3')
    expect(costUsd(rows, { occurredAtMs: Date.parse('2025-05-31T00:00:00Z') })).toBe('1')
  })
  it('hold for one provider only, where one is named', () => {
    const atBedrock = [{ ...OWN, provider: 'bedrock' }]
    expect(costUsd(atBedrock)).toBe('5')
    expect(costUsd(atBedrock, { provider: 'aws' })).toBe('1')
    expect(costUsd(atBedrock, { model: 'us.anthropic.claude-opus-4-8' })).toBe('1')
  })
  it('hold at any length of context, while inherited classes keep their tier', () => {
    const own = [{ model: 'claude-sonnet-4-5', input_usd_per_mtok: '1' }]
    const long = { model: 'claude-sonnet-4-5', inputTokens: 300_000, outputTokens: 1_000_000 }
    expect(costUsd(own, long)).toBe('22.8')
  })
  it('are multiplied like any other', () => expect(costUsd([OWN], { serviceTier: 'batch' })).toBe('0.5'))
  it('price a model that the catalogue does not know', () => {
    const own = [{ model: 'our-llama', input_usd_per_mtok: '0.1', output_usd_per_mtok: 0.2 }]
    expect(costUsd(own, { model: 'our-llama', outputTokens: 1_000_000 })).toBe('0.3')
    expect(costUsd(own, { model: 'Our-Llama', provider: 'vllm' })).toBe('0.1')
  })
  it('leave a class unpriced that neither names', () => {
    const own = [{ model: 'our-llama', input_usd_per_mtok: '0.1' }]
    expect(costUsd(own, { model: 'our-llama', outputTokens: 1 })).toBe(
      'unpriced: our-llama has no price for output',
    )
  })
  it('may be zero', () => expect(costUsd([{ ...OWN, input_usd_per_mtok: '0' }])).toBe('0'))
})

describe('discounts', () => {
  it('of a provider hold for all its models', () => expect(costUsd([DISCOUNT])).toBe('4.375'))
  it('do not hold elsewhere', () => expect(costUsd([DISCOUNT], { model: 'gpt-5' })).toBe('1.25'))
  it('do not come on top of an own price', () => expect(costUsd([DISCOUNT, OWN])).toBe('1'))
  it('apply to fees too', () => {
    expect(costUsd([DISCOUNT], { inputTokens: 0, webSearchRequests: 1_000 })).toBe('8.75')
  })
  it('stack with modifiers', () => expect(costUsd([DISCOUNT], { serviceTier: 'batch' })).toBe('2.1875'))
  it('give an unknown model no price', () => {
    const provider = { model: 'claude-sonnet-9', provider: 'anthropic' }
    expect(costUsd([DISCOUNT], provider)).toBe('unpriced: no price is known for claude-sonnet-9')
  })
  it('of a whole hundred make it free, and the multiplier says so', () => {
    const json = [{ ...DISCOUNT, discount_percent: 100 }]
    expect(costUsd(json)).toBe('0')
    const book = createPriceBook({ snapshot: currentSnapshot(), overrides: parsePriceOverrides(json) })
    expect(explainCost(MILLION_IN, book)[0]).toMatchObject({ multiplier: '0', costUsd: '0' })
  })
  it('are named in the basis', () => {
    const book = createPriceBook({ snapshot: currentSnapshot(), overrides: parsePriceOverrides([DISCOUNT]) })
    expect(priceUsage(MILLION_IN, book)).toMatchObject({
      basis: {
        ruleIds: ['own:anthropic@always over anthropic/claude-opus-4-8@always'],
        modifiers: [{ kind: 'discount', multiplier: '0.875' }],
      },
    })
  })
})

describe('parsePriceOverrides', () => {
  it('reads a list or an object with prices', () => {
    expect(parsePriceOverrides({ prices: [OWN] })).toEqual(parsePriceOverrides([OWN]))
  })
  it('reads numbers as they stand in the text', () => {
    expect(parsePriceOverrides([{ ...OWN, input_usd_per_mtok: 0.003625 }])[0]?.input_usd_per_mtok).toBe(
      '0.003625',
    )
  })
  const bad: [why: string, row: object][] = [
    ['no model and no provider', { discount_percent: 5 }],
    ['a price without a model', { provider: 'anthropic', input_usd_per_mtok: '1' }],
    ['nothing to say', { model: 'x' }],
    ['a negative price', { ...OWN, input_usd_per_mtok: '-1' }],
    ['finer than a femto-dollar a token', { ...OWN, input_usd_per_mtok: '0.0000000001' }],
    ['a discount over 100', { ...DISCOUNT, discount_percent: 100.5 }],
    ['an end before its start', { ...OWN, effective_from: '2026-02-01', effective_to: '2026-02-01' }],
    ['a time without offset', { ...OWN, effective_from: '2026-02-01T00:00:00' }],
    ['a misspelt field', { ...OWN, input_usd: '1' }],
  ]
  it.each(bad)('refuses %s', (_why, row) => expect(() => parsePriceOverrides([row])).toThrow())
})
