import { describe, expect, it } from 'vitest'
import { parseRange, resolveRange, type SpendRange, shiftRange } from './spend-range'

const TODAY = '2026-03-30'

it.each<[SpendRange, string | null, string | null]>([
  ['today', '2026-03-30', '2026-03-30'],
  ['7d', '2026-03-24', '2026-03-30'],
  ['30d', '2026-03-01', '2026-03-30'],
  ['mtd', '2026-03-01', '2026-03-30'],
  ['last-month', '2026-02-01', '2026-02-28'],
  ['ytd', '2026-01-01', '2026-03-30'],
  ['all', null, null],
])('%s is %s to %s', (range, from, to) => {
  expect(resolveRange(range, TODAY)).toEqual({ from, to })
})

describe('shiftRange', () => {
  it.each<[string, SpendRange, -1 | 1, SpendRange | null]>([
    ['days by their number', '7d', -1, { from: '2026-03-17', to: '2026-03-23' }],
    ['this month to the whole month before', 'mtd', -1, 'last-month'],
    ['a whole month to a whole month', 'last-month', -1, { from: '2026-01-01', to: '2026-01-31' }],
    ['back to this month', 'last-month', 1, 'mtd'],
    ['back to a preset', { from: '2026-03-17', to: '2026-03-23' }, 1, '7d'],
    ['never past today', 'today', 1, null],
    ['all time has no neighbour', 'all', -1, null],
  ])('%s', (_, range, by, expected) => {
    expect(shiftRange(range, by, TODAY)).toEqual(expected)
  })
})

it.each([
  ['range=mtd', 'mtd'],
  ['', '30d'],
  ['range=nonsense', '30d'],
  ['from=2026-01-02&to=2026-01-03', { from: '2026-01-02', to: '2026-01-03' }],
  ['from=2026-01-03&to=2026-01-02', '30d'],
  ['from=2026-02-30&to=2026-03-02', '30d'],
  ['from=0001-01-01&to=9999-12-31', '30d'],
])('reads "%s"', (query, expected) => {
  expect(parseRange(new URLSearchParams(query))).toEqual(expected)
})
