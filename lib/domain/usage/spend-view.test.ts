import { describe, expect, it } from 'vitest'
import { parseSpendView, type SpendView, STANDARD_VIEW, spendViewQuery, toggleFilter } from './spend-view'

describe('a view in an address', () => {
  it.each<[string, SpendView]>([
    ['the standard one', STANDARD_VIEW],
    [
      'everything else',
      {
        range: { from: '2026-01-01', to: '2026-01-31' },
        measure: 'tokens',
        by: 'tag.env',
        split: 'user',
        chart: 'bars',
        filters: { project: ['a&b=c', null, ''], model: ['gpt-5.5'], 'tag.env': ['ci'] },
      },
    ],
    ['a value that is called none', { ...STANDARD_VIEW, filters: { project: ['none', '(none)'] } }],
  ])('comes back as it was: %s', (_, view) => {
    expect(parseSpendView(new URLSearchParams(spendViewQuery(view)))).toEqual(view)
  })

  it('is short where nothing is special', () => {
    expect(spendViewQuery({})).toBe('')
    expect(spendViewQuery({ by: 'project' })).toBe('?by=project')
  })

  it('takes what is not usable as not given', () => {
    const query = new URLSearchParams(
      'by=drop+table&measure=love&split=model&day=2026-01-01&tag.=x&chart=pie',
    )
    expect(parseSpendView(query)).toEqual(STANDARD_VIEW)
  })
})

it('adds a value to a filter and takes it away again', () => {
  const one = toggleFilter({}, 'model', 'a')
  const two = toggleFilter(one, 'model', null)
  expect(two).toEqual({ model: ['a', null] })
  expect(toggleFilter(toggleFilter(two, 'model', 'a'), 'model', null)).toEqual({})
})
