import { expect, it } from 'vitest'
import { catalogueNews } from './catalogue-news'
import { currentSnapshot } from './current-snapshot'
import type { PriceRow, PriceSnapshot } from './price-snapshot'

const row = (model: string, more: Partial<PriceRow> = {}): PriceRow => ({
  provider: 'anthropic',
  model,
  effectiveFrom: null,
  effectiveTo: null,
  window: null,
  inputUsd: '3',
  outputUsd: '15',
  cacheReadUsd: null,
  cacheWrite5mUsd: null,
  cacheWrite1hUsd: null,
  webSearchUsd: null,
  tier: null,
  source: 'x',
  notes: '',
  ...more,
})
const snapshot = (id: string, rows: PriceRow[]): PriceSnapshot => ({ id, rows, aliases: [] })

it('names what is new, otherwise and gone, what calls have named first', () => {
  const classes = {
    inputUsd: '6',
    outputUsd: '22.5',
    cacheReadUsd: null,
    cacheWrite5mUsd: null,
    cacheWrite1hUsd: null,
  }
  const before = snapshot('a', [
    row('same'),
    row('gone'),
    row('z-used', { tier: { overTokens: 200, ...classes } }),
  ])
  const after = snapshot('b', [
    row('same', { source: 'elsewhere' }),
    row('new', { inputUsd: null, outputUsd: '1' }),
    row('z-used', {
      inputUsd: '2',
      effectiveTo: '2027-01-01T00:00:00Z',
      tier: { overTokens: 200, ...classes, outputUsd: '20' },
    }),
  ])
  expect(catalogueNews(before, after, [{ model: 'anthropic/Z-used', provider: null }])).toEqual([
    {
      kind: 'changed',
      provider: 'anthropic',
      model: 'z-used',
      effectiveFrom: null,
      window: null,
      isUsed: true,
      fields: [
        { label: 'input', before: '3', after: '2' },
        { label: 'until', before: null, after: '2027-01-01T00:00:00Z' },
        { label: 'output over 200 tokens in', before: '22.5', after: '20' },
      ],
    },
    expect.objectContaining({
      kind: 'removed',
      model: 'gone',
      isUsed: false,
      fields: [
        { label: 'input', before: '3', after: null },
        { label: 'output', before: '15', after: null },
      ],
    }),
    expect.objectContaining({
      kind: 'added',
      model: 'new',
      fields: [{ label: 'output', before: null, after: '1' }],
    }),
  ])
})

it('says nothing of two catalogues that are one', () =>
  expect(catalogueNews(currentSnapshot(), { ...currentSnapshot(), id: 'again' }, [])).toEqual([]))
