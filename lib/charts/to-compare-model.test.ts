import { describe, expect, it } from 'vitest'
import { compareDifferences } from '../domain/compare/compare-differences'
import { compareGroups } from '../domain/compare/compare-groups'
import { compareRows } from '../domain/compare/compare-rows'
import { currentSnapshot } from '../domain/pricing/current-snapshot'
import { createPriceBook } from '../domain/pricing/price-book'
import { makeSample } from '../testing/make-sample'
import { toCompareModel } from './to-compare-model'
import { toCompareTable } from './to-compare-table'

const book = createPriceBook({ snapshot: currentSnapshot() })

function modelOf(runs: readonly [framework: string, usd: string, checks: number, group?: string][]) {
  const samples = runs.map(([framework, usd, checksPassed, group = 'g'], at) =>
    makeSample({ runId: `run-${at}`, framework, group, usd, checksPassed, checksTotal: 36 }),
  )
  const rows = compareRows(samples, 'framework', () => book)
  const moves = compareGroups(rows)
  return { rows, model: toCompareModel(rows, compareDifferences(samples, 'framework'), moves, []) }
}

const times = (framework: string, usd: readonly string[], checks: number) =>
  usd.map((one): [string, string, number] => [framework, one, checks])

describe('the headline', () => {
  it('names a winner only where the ranges are apart and p is small', () => {
    const { model } = modelOf([
      ...times('a', ['1', '1.1', '1.2', '1.3'], 36),
      ...times('b', ['2', '2.1', '2.2', '2.3'], 36),
    ])
    expect(model.headline).toMatchObject({ name: 'a', usd: '1.15', isDifferenceShown: true })
    expect(model.headline?.sentence).toBe('Less than the next, b at $2.15: the ranges are apart, p = 0.029.')
  })

  it.each([
    ['ranges overlap', ['1', '1.1', '1.2', '2.05'], ['2', '2.1', '2.2', '2.3'], 'ranges overlap'],
    ['they only touch', ['1', '1.1', '1.2', '2'], ['2', '2.1', '2.2', '2.3'], 'ranges overlap'],
    ['all cost the same', ['2', '2', '2', '2'], ['2', '2', '2', '2'], 'ranges overlap'],
    [
      'three and three are too few',
      ['1', '1.1', '1.2'],
      ['2', '2.1', '2.2'],
      'too few repeats to tell: p = 0.1',
    ],
    ['one repeat', ['1', '1.1', '1.2', '1.3'], ['9'], '1 repeat of b, 3 needed'],
  ])('says that no difference is shown: %s', (_, a, b, why) => {
    const { model } = modelOf([...times('a', a, 36), ...times('b', b, 36)])
    expect(model.headline?.isDifferenceShown).toBe(false)
    expect(model.headline?.sentence).toMatch(new RegExp(`^No difference shown .*${why}`))
  })

  it('is none over several groups, which are not set against each other', () => {
    const { model } = modelOf([
      ['a', '1', 36, 'one'],
      ['a', '2', 36, 'two'],
    ])
    expect(model.headline).toBeNull()
    expect(model.groups?.labels).toEqual(['one', 'two'])
  })
})

it('draws every repeat, and the frontier of the benchmark’s third run', () => {
  const { rows, model } = modelOf([
    ['fastify', '4.60', 36],
    ['encore', '2.58', 36],
    ['nestjs', '5.95', 30],
  ])
  expect(model.lines.map(({ label, dots }) => [label, dots.length])).toEqual([
    ['encore', 1],
    ['fastify', 1],
    ['nestjs', 1],
  ])
  expect(model.frontier?.line.map(({ label }) => label)).toEqual(['encore'])
  const table = toCompareTable('framework', rows, [])
  const total = table.columns.findIndex(({ id }) => id === 'total')
  expect(table.totals[total]?.exact).toBe('$13.13')
  expect(table.rows[0]?.href).toBe('/runs?framework=encore&group=g')
})
