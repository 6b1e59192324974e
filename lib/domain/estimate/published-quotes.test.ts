import { describe, expect, it } from 'vitest'
import { currentSnapshot } from '../pricing/current-snapshot'
import { createPriceBook } from '../pricing/price-book'
import { compareExamplePrices } from './example-prices'
import { ARTICLE_QUANTITIES, checkQuotes } from './published-quotes'

const book = createPriceBook({ snapshot: currentSnapshot() })

it('finds the quote that does not follow from its own inputs', () => {
  const quotes = checkQuotes(book)
  expect(quotes.map(({ model, follows }) => [model, follows])).toEqual([
    ['claude-sonnet-4-6', true],
    ['deepseek-v4-pro', false],
    ['claude-opus-4-8', true],
  ])
  // 8 ÷ 1.827 and 12 ÷ 1.827
  expect(quotes[1]).toMatchObject({
    clean_usd: '1.827',
    total_usd: '5.481',
    retry_factor_for_low: '4.378762999452655',
    retry_factor_for_high: '6.568144499178982',
  })
})

describe('the example price list', () => {
  const rows = compareExamplePrices(book, Date.parse('2026-06-21T12:00:00Z'), ARTICLE_QUANTITIES)
  const row = (name: string) => rows.find((one) => one.name === name)

  it('has the six quoted models, and says what is not published', () => {
    expect(rows.map(({ input, output }) => [input.quoted, output.quoted])).toEqual([
      ['0.14', '0.42'],
      ['0.50', null],
      ['0.80', '4.00'],
      ['0.35', '1.50'],
      ['0.50', '0.60'],
      ['0.25', null],
    ])
    expect(row('Mistral Tiny')).toMatchObject({
      total_usd: null,
      output: { difference: null, percent: null },
    })
  })

  it('shows the difference from the catalogue', () => {
    expect(row('GPT-4o mini')?.input).toEqual({
      quoted: '0.50',
      catalogue: '0.15',
      difference: '0.35',
      percent: '233.3',
    })
    expect(row('Claude 3.5 Haiku')?.output).toMatchObject({ difference: '0', percent: '0.0' })
    expect(row('DeepSeek Coder V3')?.output).toMatchObject({
      catalogue: '0.28',
      difference: '0.14',
      percent: '50.0',
    })
  })

  it('prices the build at what is quoted', () => {
    // (25,000 × 0.80 + 5,000 × 4) / 1,000,000 × 120 × 3
    expect(row('Claude 3.5 Haiku')?.total_usd).toBe('14.4')
  })
})
