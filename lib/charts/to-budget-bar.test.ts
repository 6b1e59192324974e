import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BudgetStanding, BudgetThreshold } from '../domain/budgets/budget'
import { FEMTO_PER_USD } from '../domain/money'
import { toBudgetBar } from './to-budget-bar'

const usd = (dollars: number) => BigInt(dollars) * FEMTO_PER_USD

function bar(given: Partial<BudgetStanding>, thresholds: BudgetThreshold[] = []) {
  return toBudgetBar({
    budget: { thresholds },
    standing: {
      period: { start: '2026-11-01', end: '2026-11-30' },
      limit: usd(100),
      carried: 0n,
      spent: 0n,
      forecast: null,
      state: 'ok',
      ...given,
    },
  })
}

describe('the axis', () => {
  it('ends at the limit where nothing is beyond it', () => {
    expect(bar({ spent: usd(25), forecast: usd(50) })).toMatchObject({
      filled: 25,
      limitAt: 100,
      forecastAt: 50,
      share: '25%',
    })
  })
  it('ends at a forecast beyond the limit', () => {
    expect(bar({ spent: usd(50), forecast: usd(200) })).toMatchObject({
      filled: 25,
      limitAt: 50,
      forecastAt: 100,
    })
  })
  it('ends at what is spent beyond the limit', () => {
    expect(bar({ spent: usd(400), state: 'exceeded' })).toMatchObject({
      filled: 100,
      limitAt: 25,
      share: '400%',
    })
  })
  it('ends at a threshold beyond the limit', () => {
    expect(bar({ spent: usd(50) }, [{ on: 'actual', usd: '200' }])).toMatchObject({
      filled: 25,
      limitAt: 50,
    })
  })
})

it('spent that is the limit fills it, and is 100%', () => {
  expect(bar({ spent: usd(100) })).toMatchObject({ filled: 100, limitAt: 100, share: '100%' })
})

it('one femto-dollar under the limit is not 100%', () => {
  expect(bar({ spent: (usd(100) * 496n) / 1000n }).share).toBe('49%')
  expect(bar({ spent: usd(100) - 1n }).share).toBe('>99%')
})

it('nothing spent is an empty bar', () => {
  expect(bar({ spent: 0n })).toMatchObject({ filled: 0, limitAt: 100, share: '0%', forecastAt: null })
})

it('a limit that was spent before it began has a start and an end', () => {
  expect(bar({ limit: 0n, spent: 0n })).toMatchObject({ filled: 0, limitAt: 0, share: '–' })
  expect(bar({ limit: -usd(5), spent: usd(1) })).toMatchObject({ filled: 100, limitAt: 0, share: '–' })
})

it('a whole life without an end is a bar like any', () => {
  const life = bar({ period: { start: '2026-01-01', end: null }, spent: usd(10) })
  expect(life).toMatchObject({ filled: 10, forecastUsd: null })
  expect(life.summary).toBe('$10.00 of $100.00 spent, 10%; no forecast. Thresholds: none.')
})

describe('thresholds', () => {
  it('stand at their part of the limit, those of one amount under one label', () => {
    const { marks } = bar({ limit: usd(200) }, [
      { on: 'actual', percent: 80 },
      { on: 'actual', percent: 50 },
      { on: 'actual', usd: '100' },
    ])
    expect(marks.map(({ kind, at, label }) => [kind, at, label])).toEqual([
      ['threshold', 50, '50%, $100.00'],
      ['threshold', 80, '80%'],
      ['limit', 100, 'Limit'],
    ])
  })
  it('at the limit share its mark, and say where both what is spent and foreseen count', () => {
    const { marks } = bar({}, [
      { on: 'actual', percent: 100 },
      { on: 'forecast', percent: 100 },
      { on: 'forecast', percent: 120 },
    ])
    expect(marks.map(({ kind, label }) => [kind, label])).toEqual([
      ['limit', 'Limit · 100% and forecast'],
      ['threshold', '120% forecast'],
    ])
  })
  it('of a fraction of a percent is exact', () => {
    expect(bar({}, [{ on: 'actual', percent: 33.3333 }]).marks[0]?.at).toBe(33.3333)
  })
  it('stand in one lane where their labels are apart, in more where they touch, and fewer where there is room', () => {
    const lanes = (...percents: number[]) => {
      const { marks } = bar(
        {},
        percents.map((percent): BudgetThreshold => ({ on: 'actual', percent })),
      )
      return marks.slice(0, percents.length).map(({ lane }) => [lane.wide, lane.narrow])
    }
    expect(lanes(40, 80)).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect(lanes(72, 80)).toEqual([
      [0, 0],
      [0, 1],
    ])
    expect(lanes(79, 80)).toEqual([
      [0, 0],
      [1, 1],
    ])
  })
})

it('never leaves its axis, whatever is spent, foreseen and allowed', () => {
  const money = fc.bigInt({ min: 0n, max: 10n ** 30n })
  fc.assert(
    fc.property(money, money, fc.option(money, { nil: null }), (spent, limit, forecast) => {
      const drawn = bar({ spent, limit, forecast }, [{ on: 'actual', percent: 120 }])
      const places = [drawn.filled, drawn.limitAt, drawn.forecastAt ?? 0, ...drawn.marks.map(({ at }) => at)]
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...places)).toBeLessThanOrEqual(100)
      if (spent >= limit) expect(drawn.filled).toBeGreaterThanOrEqual(drawn.limitAt)
      else expect(drawn.filled).toBeLessThanOrEqual(drawn.limitAt)
    }),
  )
})
