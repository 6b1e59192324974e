import { describe, expect, it } from 'vitest'
import { convertCatalogue, exactPrice, type UpstreamProvider } from './convert-catalogue'
import { diffPriceRows } from './diff-price-rows'
import { decodeSnapshot, encodeSnapshot } from './price-snapshot'

function convert(models: UpstreamProvider['models'], options: { id?: string; replaced?: string[] } = {}) {
  return convertCatalogue([{ id: options.id ?? 'anthropic', models }], {
    source: 'upstream 1',
    replacedModels: new Set(options.replaced),
  })
}

const PLAIN = { id: 'claude-x', match: { equals: 'claude-x' }, prices: { input_mtok: 3, output_mtok: 15 } }

describe('exactPrice', () => {
  it.each([
    [0.18000000000000002, '0.18'],
    [0.003625, '0.003625'],
    [1e-7, '0.0000001'],
    [10, '10'],
    [0, '0'],
    [1e-9, '0.000000001'],
  ])('%d is %s', (price, text) => expect(exactPrice(price)).toBe(text))

  it.each([1 / 3, 1e-10, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (price) => {
    expect(() => exactPrice(price)).toThrow()
  })
})

describe('convertCatalogue', () => {
  it('turns dates into half-open ranges', () => {
    const { rows } = convert([
      {
        ...PLAIN,
        prices: [
          { prices: { input_mtok: 3 } },
          { constraint: { type: 'start_date', start_date: '2026-01-01' }, prices: { input_mtok: 2 } },
          { constraint: { type: 'start_date', start_date: '2026-03-13' }, prices: { input_mtok: 1 } },
        ],
      },
    ])
    expect(rows.map((row) => [row.effectiveFrom, row.effectiveTo, row.inputUsd])).toEqual([
      [null, '2026-01-01T00:00:00Z', '3'],
      ['2026-01-01T00:00:00Z', '2026-03-13T00:00:00Z', '2'],
      ['2026-03-13T00:00:00Z', null, '1'],
    ])
  })

  it('keeps one tier over all classes, at its own threshold but for OpenAI', () => {
    const tiered = { base: 3, tiers: [{ start: 271_999, price: 6 }] }
    const model = { ...PLAIN, prices: { input_mtok: tiered, output_mtok: 15 } }
    expect(convert([model]).rows[0]?.tier).toMatchObject({
      overTokens: 271_999,
      inputUsd: '6',
      outputUsd: '15',
    })
    expect(convert([model], { id: 'openai' }).rows[0]?.tier?.overTokens).toBe(272_000)
  })

  it('refuses what it cannot say', () => {
    const two = {
      base: 1,
      tiers: [
        { start: 1, price: 2 },
        { start: 2, price: 3 },
      ],
    }
    expect(() => convert([{ ...PLAIN, prices: { input_mtok: two } }])).toThrow('several context tiers')
    const both = [
      { prices: { input_mtok: 1 } },
      { constraint: { type: 'start_date' as const, start_date: '2026-01-01' }, prices: { input_mtok: 2 } },
      {
        constraint: { type: 'time_of_date' as const, start_time: '01:00:00Z', end_time: '04:00:00Z' },
        prices: { input_mtok: 3 },
      },
    ]
    expect(() => convert([{ ...PLAIN, prices: both }])).toThrow('these hours from that date')
  })

  it('leaves out models with fees that no log counts, or without a token price', () => {
    const { rows, skipped } = convert([
      { ...PLAIN, id: 'sonar', prices: { input_mtok: 1, requests_kcount: 12 } },
      { ...PLAIN, id: 'whisper', prices: { audio_hours: 3 } },
    ])
    expect(rows).toEqual([])
    expect(skipped).toEqual([
      'anthropic/sonar: charges requests_kcount, which no log counts',
      'anthropic/whisper: no price per text token',
    ])
  })

  it('makes exact names of patterns, never prefixes of a date or a separator', () => {
    const match = {
      or: [
        { starts_with: 'claude-x' },
        { starts_with: 'claude-x-2025' },
        { starts_with: 'x-' },
        { contains: 'claude-x@' },
        { equals: 'Claude-Ex' },
        { regex: '^claude-x-\\d{8}$' },
      ],
    }
    expect(convert([{ ...PLAIN, match }]).aliases).toEqual([
      { provider: 'anthropic', alias: 'claude-ex', model: 'claude-x' },
    ])
  })

  it('leaves replaced models to their own rows but keeps their names', () => {
    const match = { or: [{ equals: 'claude-x' }, { equals: 'claude-ex' }] }
    const { rows, aliases } = convert([{ ...PLAIN, match }], { replaced: ['anthropic/claude-x'] })
    expect(rows).toEqual([])
    expect(aliases).toEqual([{ provider: 'anthropic', alias: 'claude-ex', model: 'claude-x' }])
  })

  it('shortens Bedrock ids by version and date', () => {
    const id = 'global.anthropic.claude-x-20250929-v1:0'
    expect(convert([{ ...PLAIN, id }], { id: 'aws' }).rows[0]?.model).toBe('global.anthropic.claude-x')
  })
})

describe('a stored snapshot', () => {
  it('reads back as it was, whatever the order it was given in', () => {
    const tier = { base: 3, tiers: [{ start: 200_000, price: 6 }] }
    const { rows, aliases } = convert([
      { ...PLAIN, id: 'b', match: { equals: 'bb' }, prices: { input_mtok: tier, web_searches_kcount: 10 } },
      PLAIN,
    ])
    const stored = encodeSnapshot(rows, aliases)
    expect(encodeSnapshot([...rows].reverse(), aliases)).toEqual(stored)
    const decoded = decodeSnapshot('id', stored)
    expect(decoded.rows).toEqual([...rows].sort((a, b) => (a.model < b.model ? -1 : 1)))
    expect(decoded.aliases).toEqual(aliases)
  })
  it('of other columns is refused', () => {
    expect(() => decodeSnapshot('id', { columns: ['x'], rows: [], sources: [], aliases: [] })).toThrow(
      'columns',
    )
  })
})

describe('diffPriceRows', () => {
  it('names what was added, removed and changed', () => {
    const before = convert([PLAIN, { ...PLAIN, id: 'gone' }]).rows
    const after = convert([
      { ...PLAIN, prices: { input_mtok: 2, output_mtok: 15 } },
      { ...PLAIN, id: 'new' },
    ]).rows
    expect(diffPriceRows(before, after)).toEqual([
      '+ anthropic/new: 3/15/-/-/- search -',
      '- anthropic/gone: 3/15/-/-/- search -',
      '~ anthropic/claude-x: 3/15/-/-/- search - -> 2/15/-/-/- search -',
    ])
    expect(diffPriceRows(before, before)).toEqual([])
  })
})
