import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currentSnapshot } from './current-snapshot'
import { createPriceBook } from './price-book'
import { priceEdges } from './price-edges'
import { parsePriceOverrides } from './price-overrides'

const book = createPriceBook({
  snapshot: currentSnapshot(),
  overrides: parsePriceOverrides([
    { model: 'gpt-5.5', input_usd_per_mtok: '1', effective_from: '2026-05-01', effective_to: '2026-06-01' },
  ]),
})
const range = { fromMs: Date.parse('2026-07-01Z'), toMs: Date.parse('2026-11-20Z') }
const MODELS = ['deepseek-v4-pro', 'deepseek-flash', 'claude-sonnet-5-5', 'claude-opus-4-7', 'gpt-5.5']

describe('priceEdges', () => {
  it('lets no price change between two edges', () => {
    for (const model of MODELS) {
      const { instants } = priceEdges(book, null, model, range)
      const edges = [...new Set(instants)].sort((a, b) => a - b)
      const lastEdge = (atMs: number) => edges.findLast((edge) => edge <= atMs) ?? range.fromMs
      fc.assert(
        fc.property(fc.integer({ min: range.fromMs, max: range.toMs }), (atMs) => {
          expect(book.find(null, model, atMs)).toBe(book.find(null, model, lastEdge(atMs)))
        }),
        { numRuns: 2_000 },
      )
    }
  })

  it('has the dates of the catalogue, of own prices and of multipliers, and the hours of windows', () => {
    const at = (model: string, text: string, of = range) =>
      priceEdges(book, null, model, of).instants.includes(Date.parse(text))
    expect(at('claude-sonnet-5-5', '2026-10-07T00:00:00Z')).toBe(true)
    expect(at('gpt-5.5', '2026-05-01T00:00:00Z', { ...range, fromMs: 0 })).toBe(true)
    expect(at('claude-opus-4-7', '2026-07-24T00:00:00Z')).toBe(true)
    expect(at('deepseek-v4-pro', '2026-10-09T01:00:00Z')).toBe(true)
    expect(at('deepseek-v4-pro', '2027-10-09T01:00:00Z')).toBe(false)
  })

  it('has long-context thresholds, and nothing for a model that nobody knows', () => {
    expect(priceEdges(book, null, 'claude-haiku-5-5', range).thresholds).toEqual([100_000])
    expect(priceEdges(book, null, 'nobody-knows-this', range).thresholds).toEqual([])
  })
})
