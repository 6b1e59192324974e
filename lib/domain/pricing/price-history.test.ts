import { describe, expect, it } from 'vitest'
import { currentSnapshot } from './current-snapshot'
import { createPriceBook } from './price-book'
import { priceHistory } from './price-history'
import { parsePriceOverrides } from './price-overrides'

const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const YEAR = { fromMs: at('2026-01-01'), toMs: at('2027-01-01') }

function history(model: string, own: unknown[] = [], provider: string | null = null, range = YEAR) {
  const book = createPriceBook({ snapshot: currentSnapshot(), overrides: parsePriceOverrides(own) })
  return priceHistory(book, provider, model, range).map(({ fromMs, inputUsd, outputUsd, isOwn }) => [
    new Date(fromMs).toISOString().slice(0, 10),
    inputUsd,
    outputUsd,
    isOwn,
  ])
}

describe('the history of a price', () => {
  it('is one step where nothing changes', () =>
    expect(history('claude-opus-4-8')).toEqual([['2026-01-01', '5', '25', false]]))

  it('has the catalogue’s dates', () =>
    expect(history('o3', [], 'openai', { fromMs: at('2025-05-01'), toMs: at('2026-01-01') })).toEqual([
      ['2025-05-01', '10', '40', false],
      ['2025-06-10', '2', '8', false],
    ]))

  it('takes own prices, discounts and their ends in, and not those of others', () =>
    expect(
      history('claude-opus-4-8', [
        {
          model: 'claude-opus-4.8',
          input_usd_per_mtok: '4',
          effective_from: '2026-03-01',
          effective_to: '2026-06-01',
        },
        { provider: 'anthropic', discount_percent: '10', effective_from: '2026-09-01' },
        { provider: 'openai', discount_percent: '50', effective_from: '2026-10-01' },
      ]),
    ).toEqual([
      ['2026-01-01', '5', '25', false],
      ['2026-03-01', '4', '25', true],
      ['2026-06-01', '5', '25', false],
      ['2026-09-01', '4.5', '22.5', true],
    ]))

  it('has gaps before an own price of a model that the catalogue does not know', () =>
    expect(
      history('our-llama', [{ model: 'our-llama', input_usd_per_mtok: '0.1', effective_from: '2026-03-01' }]),
    ).toEqual([
      ['2026-01-01', null, null, false],
      ['2026-03-01', '0.1', null, true],
    ]))

  it('leaves recurring hours out', () =>
    expect(history('deepseek-v4-pro', [], 'deepseek')).toEqual([
      ['2026-01-01', '0.435', '0.87', false],
      ['2026-08-16', '0.66', '1.98', false],
    ]))
})
