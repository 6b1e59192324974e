import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseUsd } from '../money'
import { currentSnapshot } from '../pricing/current-snapshot'
import { createPriceBook } from '../pricing/price-book'
import { estimateBuild } from './estimate-build'
import { NEUTRAL_DEFAULTS, PUBLISHED_DEFAULTS } from './estimate-defaults'
import { estimateInputSchema } from './estimate-input'

const book = createPriceBook({ snapshot: currentSnapshot() })
const ARTICLE = {
  resources: 8,
  auth: true,
  validation: true,
  pagination: true,
  tests: true,
  as_of: '2026-06-21',
}

function estimate(body: object, defaults = NEUTRAL_DEFAULTS) {
  return estimateBuild(estimateInputSchema.parse(body), { book, defaults, today: '2026-11-25' })
}

function figures(body: object) {
  return estimate(body).models.map((one) => [one.per_interaction_usd, one.clean_usd, one.total_usd])
}

it('makes the article’s 120 interactions of 25,000 and 5,000 tokens from its eight resources', () => {
  const { assumptions, basis } = estimate(ARTICLE)
  expect(assumptions).toMatchObject({
    interactions: 120,
    input_tokens: 25_000,
    output_tokens: 5_000,
    retry_factor: 1,
  })
  expect(basis[0]?.how).toBe('8 × 10 a resource + 4 × 10 a concern (auth, validation, pagination, tests)')
})

it.each([
  ['claude-sonnet-4-6', '0.15', '18', '54'],
  ['claude-opus-4-8', '0.25', '30', '90'],
  ['deepseek-v4-pro', '0.015225', '1.827', '5.481'],
])('prices the article’s build on %s', (model, each, clean, total) => {
  expect(figures({ ...ARTICLE, retry_factor: 3, model })).toEqual([[each, clean, total]])
})

it('shows the arithmetic line by line', () => {
  const [model] = estimate({ ...ARTICLE, retry_factor: 3, model: 'claude-sonnet-4-6' }).models
  expect(model?.lines).toEqual([
    { label: 'Input', formula: '25,000 tokens × $3.00 a million', usd: '0.075' },
    { label: 'Output', formula: '5,000 tokens × $15.00 a million', usd: '0.075' },
    { label: 'Each interaction', formula: '$0.075 + $0.075', usd: '0.15' },
    { label: 'Clean work', formula: '120 interactions × $0.15', usd: '18' },
    { label: 'With retries', formula: '$18.00 × 3', usd: '54' },
  ])
})

it('takes the prices of the day', () => {
  const body = { interactions: 1, input_tokens: 1_000_000, output_tokens: 0, model: 'deepseek-v4-pro' }
  expect(figures({ ...body, as_of: '2026-06-21' })).toEqual([['0.435', '0.435', '0.435']])
  expect(figures({ ...body, as_of: '2026-11-25' })).toEqual([['0.66', '0.66', '0.66']])
  expect(estimate(body).assumptions.as_of).toBe('2026-11-25')
})

it('prices the cached share of the input at the cache-read price', () => {
  // 2,500 × $3 + 22,500 × $0.30 + 5,000 × $15, a million
  const body = { interactions: 2, input_tokens: 25_000, output_tokens: 5_000, cache_hit_rate: 0.9 }
  expect(figures({ ...body, model: 'claude-sonnet-4-6' })).toEqual([['0.08925', '0.1785', '0.1785']])
})

it('halves the batched share where the provider has a batch price, and says so where it has none', () => {
  const body = {
    interactions: 10,
    input_tokens: 25_000,
    output_tokens: 5_000,
    batch_share: 0.4,
    as_of: '2026-06-21',
  }
  // 60 % at $0.15 and 40 % at $0.075
  expect(figures({ ...body, model: 'claude-sonnet-4-6' })).toEqual([['0.12', '1.2', '1.2']])
  const [deepseek] = estimate({ ...body, model: 'deepseek-v4-pro' }).models
  expect(deepseek?.clean_usd).toBe('0.15225')
  expect(deepseek?.notes.join()).toContain('the batch share has no effect')
})

it('takes the long-context tier per interaction, at the first token over it', () => {
  const body = { interactions: 3, output_tokens: 0, model: 'claude-haiku-5-5', as_of: '2026-11-25' }
  // $0.10 a million up to 100,000 tokens, $0.50 over
  expect(figures({ ...body, input_tokens: 100_000 })).toEqual([['0.01', '0.03', '0.03']])
  expect(figures({ ...body, input_tokens: 100_001 })).toEqual([['0.0500005', '0.1500015', '0.1500015']])
})

it('leaves a model without a price without a figure, with the reason', () => {
  const { models, sensitivity } = estimate({ interactions: 1, model: 'no-such-model' })
  expect(models[0]).toMatchObject({
    per_interaction_usd: null,
    clean_usd: null,
    total_usd: null,
    low_usd: null,
  })
  expect(models[0]?.reason).toContain('no-such-model')
  expect(sensitivity).toBeNull()
})

it('sums a mix by share, and has no figure where one part has no price', () => {
  const body = { interactions: 120, input_tokens: 25_000, output_tokens: 5_000, as_of: '2026-06-21' }
  const mix = estimate({ ...body, mix: 'claude-sonnet-4-6=0.25,deepseek-v4-pro=0.75' }).mix
  // 18 × 0.25 + 1.827 × 0.75
  expect(mix).toMatchObject({ clean_usd: '5.87025', per_interaction_usd: '0.04891875', reason: null })
  expect(estimate({ ...body, mix: 'claude-sonnet-4-6=0.5,nothing=0.5' }).mix?.total_usd).toBeNull()
})

it('keeps what was given in every case: a range comes from defaults alone', () => {
  const given = {
    interactions: 120,
    input_tokens: 25_000,
    output_tokens: 5_000,
    retry_factor: 3,
    model: 'claude-sonnet-4-6',
  }
  expect(estimate(given).models[0]).toMatchObject({ low_usd: '54', total_usd: '54', high_usd: '54' })
  // Retries not given: 1 and at most 3 in the terminal; 1, 3 and 5 on the page.
  const { retry_factor: _, ...rest } = given
  expect(estimate(rest).models[0]).toMatchObject({ low_usd: '18', total_usd: '18', high_usd: '54' })
  expect(estimate(rest, PUBLISHED_DEFAULTS).models[0]).toMatchObject({
    low_usd: '18',
    total_usd: '54',
    high_usd: '90',
  })
})

it('puts first what moves the total most', () => {
  const rows = estimate({ ...ARTICLE, output_tokens: 50_000, model: 'claude-sonnet-4-6' }).sensitivity?.rows
  expect(rows?.map(({ name }) => name).slice(0, 2)).toEqual(['interactions', 'output_tokens'])
  expect(rows?.find(({ name }) => name === 'retry_factor')).toMatchObject({
    halved: { value: 1 },
    doubled: { value: 2 },
  })
})

it('never leaves the order low ≤ middle ≤ high, and total = clean × retries exactly', () => {
  const body = fc.record({
    resources: fc.nat(200),
    tests: fc.boolean(),
    auth: fc.boolean(),
    data_model: fc.constantFrom('flat', 'related', 'complex'),
    retry_factor: fc.integer({ min: 1, max: 20 }),
    cache_hit_rate: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    batch_share: fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10),
    model: fc.constantFrom('claude-sonnet-4-6', 'claude-haiku-5-5', 'deepseek-v4-pro', 'gpt-6.2-sol'),
  })
  fc.assert(
    fc.property(body, (given) => {
      const [model] = estimate(given).models
      const femto = (usd: string | null | undefined) => parseUsd(usd ?? '') ?? -1n
      expect(femto(model?.low_usd)).toBeLessThanOrEqual(femto(model?.total_usd))
      expect(femto(model?.total_usd)).toBeLessThanOrEqual(femto(model?.high_usd))
      expect(femto(model?.total_usd)).toBe(femto(model?.clean_usd) * BigInt(given.retry_factor))
    }),
  )
})
