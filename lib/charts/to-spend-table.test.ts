import { describe, expect, it } from 'vitest'
import type { SpendDimension, SpendReport, SpendRow } from '../domain/usage/spend'
import { spendMeasure } from '../domain/usage/spend-measure'
import { sumMeasures } from '../domain/usage/sum-measures'
import { makeSpendRow } from '../testing/make-spend-row'
import { toRankedBars } from './to-ranked-bars'
import { toSpendTable } from './to-spend-table'
import { toStackedRows } from './to-stacked-rows'
import { toTokenClasses } from './to-token-classes'

const cost = spendMeasure('cost')
const report = (groupBy: SpendDimension[], rows: SpendRow[]): SpendReport => ({
  from: null,
  to: null,
  timeZone: 'UTC',
  groupBy,
  rows,
  total: sumMeasures(rows),
})

describe('toSpendTable', () => {
  const rows = [
    makeSpendRow(['checkout'], { costUsd: '3', inputTokens: 1_500_000 }),
    makeSpendRow([null], { costUsd: '1' }),
    makeSpendRow(['new'], { costUsd: null, unpricedEvents: 1 }),
  ]

  it('puts the measure first, with its share; unknown is a dash and sorts as nothing', () => {
    const table = toSpendTable({
      report: report(['project'], rows),
      by: 'project',
      split: null,
      measure: cost,
    })
    expect(table.columns.slice(0, 3).map(({ id }) => id)).toEqual(['cost', 'share', 'events'])
    expect(table.rows.map(({ label, cells }) => [label, cells[0]?.text, cells[1]?.text])).toEqual([
      ['checkout', '$3.00', '75%'],
      ['(none)', '$1.00', '25%'],
      ['new', '–', '0%'],
    ])
    expect(table.rows[2]?.cells[0]?.sort).toBeNull()
    expect(table.totals[0]?.text).toBe('$4.00')
    expect(table.rows[0]?.cells[3]).toMatchObject({ text: '1.5M', exact: '1,500,000' })
  })

  it('gives a column to each value of the split, and their sums tie out', () => {
    const split = [
      makeSpendRow(['checkout', 'a'], { costUsd: '0.1' }),
      makeSpendRow(['checkout', 'b'], { costUsd: '0.2' }),
      makeSpendRow(['docs', 'b'], { costUsd: '0.7' }),
    ]
    const table = toSpendTable({
      report: report(['project', 'model'], split),
      by: 'project',
      split: 'model',
      measure: cost,
    })
    expect(table.columns.map(({ label }) => label)).toEqual(['Cost', 'Share', 'b', 'a'])
    expect(table.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)])).toEqual([
      ['checkout', '$0.3000', '30%', '$0.2000', '$0.1000'],
      ['docs', '$0.7000', '70%', '$0.7000', '–'],
    ])
    expect(table.totals.map(({ text }) => text)).toEqual(['$1.00', '100%', '$0.9000', '$0.1000'])
  })
})

describe('toRankedBars', () => {
  it('ranks, adds up the rest, and leaves out what has no figure', () => {
    const rows = ['a', 'b', 'c', 'd'].map((name, at) => ({
      ...makeSpendRow([], { costUsd: `${at}.5` }),
      name,
    }))
    const unknown = { ...makeSpendRow([], { costUsd: null, unpricedEvents: 2 }), name: 'x' }
    const ranked = toRankedBars({ rows: [...rows, unknown], measure: cost, most: 2 })
    expect(ranked.bars.map(({ label, amount, unpriced }) => [label, amount, unpriced])).toEqual([
      ['d', '3.5', 0],
      ['c', '2.5', 0],
      ['2 others', '2', 2],
    ])
    expect(ranked.summary).toBe('Cost: d leads with $3.50, 44% of $8.00.')
  })
})

describe('toStackedRows', () => {
  it('keeps one order of segments in all rows, and the rest of a row is its Other', () => {
    const parts = Array.from({ length: 10 }, (_, at) =>
      makeSpendRow(['p', `m${at}`], { costUsd: `${10 - at}` }),
    )
    const stacked = toStackedRows([...parts, makeSpendRow(['q', 'm9'], { costUsd: '1' })], cost, true)
    expect(stacked.rows[0]?.segments.map(({ label }) => label)).toEqual([
      'm0',
      'm1',
      'm2',
      'm3',
      'm4',
      'm5',
      'm6',
      'Other',
    ])
    expect(stacked.rows.map(({ total }) => total)).toEqual(['55', '1'])
    expect(stacked.rows[1]?.segments).toMatchObject([{ label: 'Other', exact: '1' }])
  })
})

describe('toTokenClasses', () => {
  it('gives the share of cache reads in all input, output left out', () => {
    const tokens = toTokenClasses(
      makeSpendRow([], {
        inputTokens: 100,
        cacheReadTokens: 800,
        cacheWrite5mTokens: 100,
        outputTokens: 1_000,
      }),
    )
    expect(tokens.cacheShare).toBe('80%')
    expect(tokens.total).toBe(2_000)
    expect(toTokenClasses(makeSpendRow([])).cacheShare).toBe('–')
  })
})
