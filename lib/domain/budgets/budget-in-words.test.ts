import { describe, expect, it } from 'vitest'
import { periodLabel, resetInWords, scopeInWords, scopeKey, thresholdLabel } from './budget-in-words'

describe('a scope', () => {
  it('is the organization where it names nothing', () => {
    expect(scopeInWords({})).toBe('The whole organization')
  })
  it('is said in one order, whatever order it was given in', () => {
    const a = { team: ['core'], project: ['web', 'api'], 'tag.env': ['prod'] } as const
    const b = { 'tag.env': ['prod'], project: ['api', 'web'], team: ['core'] } as const
    expect(scopeInWords(a)).toBe('Project is api or web, Tag env is prod, Team is core')
    expect(scopeKey(a)).toBe(scopeKey(b))
  })
  it('is not that of other values that read the same', () => {
    expect(scopeKey({ project: ['a or b'] })).not.toBe(scopeKey({ project: ['a', 'b'] }))
  })
})

it('a threshold says what it is held against', () => {
  expect(thresholdLabel({ on: 'actual', percent: 80 })).toBe('80%')
  expect(thresholdLabel({ on: 'forecast', percent: 100 })).toBe('100% forecast')
  expect(thresholdLabel({ on: 'actual', usd: '250' })).toBe('$250.00')
})

describe('a reset', () => {
  it.each([
    ['2026-11-30', '2026-11-25', 'resets on Dec 1, in 6 days'],
    ['2026-11-30', '2026-11-30', 'resets on Dec 1, tomorrow'],
    ['2026-12-31', '2026-11-25', 'resets on Jan 1, 2027, in 37 days'],
  ])('after %s, seen on %s', (end, today, words) => {
    expect(resetInWords({ end }, today)).toBe(words)
  })
  it('never comes to a whole life', () => {
    expect(resetInWords({ end: null }, '2026-11-25')).toBe('never resets')
  })
})

it.each([
  ['day', '2026-11-25', '2026-11-25', 'Nov 25, 2026'],
  ['week', '2026-12-28', '2027-01-03', 'Dec 28, 2026 – Jan 3, 2027'],
  ['month', '2026-11-01', '2026-11-30', 'Nov 2026'],
  ['quarter', '2026-10-01', '2026-12-31', 'Q4 2026'],
  ['quarter', '2026-01-01', '2026-03-31', 'Q1 2026'],
  ['year', '2026-01-01', '2026-12-31', '2026'],
  ['life', '2026-02-03', null, 'Since Feb 3, 2026'],
] as const)('a %s of %s is called by its name', (kind, start, end, name) => {
  expect(periodLabel(kind, { start, end })).toBe(name)
})
