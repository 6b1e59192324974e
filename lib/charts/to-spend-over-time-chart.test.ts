import { describe, expect, it } from 'vitest'
import { spendMeasure } from '../domain/usage/spend-measure'
import { makeSpendRow } from '../testing/make-spend-row'
import { listBuckets } from './time-buckets'
import { toSpendOverTimeChart } from './to-spend-over-time-chart'

const buckets = listBuckets({
  interval: 'day',
  from: '2026-03-01',
  to: '2026-03-03',
  timeZone: 'UTC',
  nowMs: Date.parse('2026-03-03T12:00:00Z'),
})
const draw = (rows: ReturnType<typeof makeSpendRow>[], changes: { most?: number; whole?: string } = {}) =>
  toSpendOverTimeChart({ rows, buckets, interval: 'day', measure: spendMeasure('cost'), ...changes })

describe('toSpendOverTimeChart', () => {
  it('fills a day without spend with zero and adds up exactly', () => {
    const chart = draw([
      makeSpendRow(['2026-03-01', 'a'], { costUsd: '0.1' }),
      makeSpendRow(['2026-03-01', 'b'], { costUsd: '0.2' }),
      makeSpendRow(['2026-03-03', 'a'], { costUsd: '0.000000000000001' }),
    ])
    expect(chart.points.map(({ total }) => total)).toEqual(['0.3', '0', '0.000000000000001'])
    expect(chart.total).toBe('0.300000000000001')
    expect(chart.series.map(({ name, total }) => [name, total])).toEqual([
      ['b', '0.2'],
      ['a', '0.100000000000001'],
    ])
  })

  it('adds the small ones up as Other, and says how many', () => {
    const rows = ['a', 'b', 'c', 'd'].map((name, at) =>
      makeSpendRow(['2026-03-02', name], { costUsd: `${at + 1}` }),
    )
    const chart = draw(rows, { most: 2 })
    expect(chart.series.map(({ label, total }) => [label, total])).toEqual([
      ['d', '4'],
      ['c', '3'],
      ['Other (2)', '3'],
    ])
    expect(chart.points[1]?.exact).toEqual(['4', '3', '3'])
    expect(chart.hidden).toBe(2)
  })

  it('shows one more rather than an Other that stands for one', () => {
    const rows = ['a', 'b', 'c'].map((name) => makeSpendRow(['2026-03-02', name], { costUsd: '1' }))
    expect(draw(rows, { most: 2 }).series.map(({ label }) => label)).toEqual(['a', 'b', 'c'])
  })

  it('leaves out what has no price, and tells a missing name from one called (none)', () => {
    const chart = draw([
      makeSpendRow(['2026-03-01', null], { costUsd: '2' }),
      makeSpendRow(['2026-03-01', '(none)'], { costUsd: '1' }),
      makeSpendRow(['2026-03-01', 'c'], { costUsd: null, unpricedEvents: 1 }),
    ])
    expect(chart.series.map(({ name }) => name)).toEqual([null, '(none)'])
    expect(new Set(chart.series.map(({ colour }) => colour)).size).toBe(2)
  })

  it('says itself in one sentence', () => {
    const chart = draw([
      makeSpendRow(['2026-03-01', 'a'], { costUsd: '3' }),
      makeSpendRow(['2026-03-02', 'b'], { costUsd: '1' }),
    ])
    expect(chart.summary).toBe(
      'Cost: $4.00 in all, most on Sunday, Mar 1, 2026 with $3.00. a is the largest with 75%.',
    )
    expect(draw([]).summary).toBe('Cost: nothing in this time.')
  })

  it('is one series where rows have no name', () => {
    const chart = draw([makeSpendRow(['2026-03-01'], { costUsd: '3' })], { whole: 'Cost' })
    expect(chart.series.map(({ label, name }) => [label, name])).toEqual([['Cost', undefined]])
  })
})
