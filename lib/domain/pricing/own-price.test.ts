import { describe, expect, it } from 'vitest'
import { ProductError } from '../errors'
import { readOwnPrice } from './own-price'

const NOW = Date.parse('2026-06-15T23:59:59Z')
const read = (input: unknown, subject: Parameters<typeof readOwnPrice>[0] = { model: 'x' }) =>
  readOwnPrice(subject, input, NOW)

function pathsOf(input: unknown, subject?: Parameters<typeof readOwnPrice>[0]): string[] {
  try {
    read(input, subject)
    return []
  } catch (error) {
    if (!(error instanceof ProductError)) throw error
    return (error.details.fields ?? []).map(({ path }) => path)
  }
}

describe('what a price is read from', () => {
  it('begins at today’s midnight in UTC and has no end where it does not say', () =>
    expect(read({ input_usd_per_mtok: 3 })).toEqual({
      override: {
        model: 'x',
        provider: null,
        effective_from: '2026-06-15T00:00:00.000Z',
        effective_to: null,
        input_usd_per_mtok: '3',
        output_usd_per_mtok: null,
        cache_read_usd_per_mtok: null,
        cache_write_5m_usd_per_mtok: null,
        cache_write_1h_usd_per_mtok: null,
        web_search_usd_per_thousand: null,
        discount_percent: null,
      },
      note: null,
      commitmentUsd: null,
      endsPrevious: false,
    }))

  it('takes days as UTC and instants with their offset', () => {
    const { override } = read({
      discount_percent: '5',
      effective_from: '2026-12-01',
      effective_to: '2027-01-01T00:00:00+01:00',
    })
    expect(override).toMatchObject({
      effective_from: '2026-12-01T00:00:00.000Z',
      effective_to: '2026-12-31T23:00:00.000Z',
    })
  })

  it('of a provider is a discount and nothing else', () => {
    expect(read({ discount_percent: '5' }, { provider: ' anthropic ' }).override).toMatchObject({
      model: null,
      provider: 'anthropic',
      discount_percent: '5',
    })
    expect(pathsOf({ input_usd_per_mtok: '1' }, { provider: 'anthropic' })).toEqual(['input_usd_per_mtok'])
    expect(pathsOf({}, { provider: 'anthropic' })).toEqual(['discount_percent'])
  })

  it('a commitment has an end and an amount', () => {
    const price = { discount_percent: '5', effective_to: '2027-01-01' }
    expect(read({ ...price, commitment_usd: '50000' }).commitmentUsd).toBe('50000')
    expect(pathsOf({ discount_percent: '5', commitment_usd: '50000' })).toEqual(['effective_to'])
    for (const commitment_usd of ['0', '-1', 'much', '0.0000000000000001'])
      expect(pathsOf({ ...price, commitment_usd })).toEqual(['commitment_usd'])
  })

  it('names every field that is wrong', () => {
    expect(pathsOf({ input_usd_per_mtok: '-1', output_usd_per_mtok: 'x', note: 'a\0' })).toEqual([
      'input_usd_per_mtok',
      'output_usd_per_mtok',
      'note',
    ])
    expect(pathsOf({ input_usd: '1', putput: '2', discount_percent: '5' })).toEqual(['input_usd', 'putput'])
    expect(pathsOf({ discount_percent: '5' }, { model: '' })).toEqual(['model'])
    expect(pathsOf({ discount_percent: '5' }, { model: 'a\0b' })).toEqual(['model'])
    expect(pathsOf({ discount_percent: '101' })).toEqual(['discount_percent'])
    expect(
      pathsOf({ discount_percent: '5', effective_from: '1999-12-31', effective_to: '2101-01-01' }),
    ).toEqual(['effective_from', 'effective_to'])
  })
})
