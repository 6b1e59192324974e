import { expect, it } from 'vitest'
import { addDays, type CalendarDay } from '../calendar'
import { FEMTO_PER_USD } from '../money'
import { backTest, scoreOrigin } from './back-test'

const series = (costs: readonly number[], first = '2026-01-01'): Map<CalendarDay, bigint> =>
  new Map(costs.map((cost, index) => [addDays(first, index), BigInt(cost) * FEMTO_PER_USD]))
const JANUARY = { start: '2026-01-01', end: '2026-01-31' }
const steady = (count: number) => series(Array.from({ length: count }, () => 10))

it('a forecast is held against what came after it, which it does not know', () => {
  // 5 days of 10, then 26 of 40: the total is 1090; the run-rate and the mean both said 310.
  const days = series([...Array(5).fill(10), ...Array(26).fill(40)])
  const score = scoreOrigin(JANUARY, '2026-01-05', days, null)
  expect(score?.runRateError).toBeCloseTo(780 / 1090, 12)
  expect(score?.error).toBeCloseTo(780 / 1090, 6)
  expect(score?.isHeld).toBe(false)
  expect(scoreOrigin(JANUARY, '2026-01-02', days, null)).toBeNull()
  expect(scoreOrigin(JANUARY, '2026-01-05', series(Array(31).fill(0)), null)).toBeNull()
})

it('takes five days of each period that is over, back to the first spend', () => {
  const test = backTest({ kind: 'month', asOf: '2026-03-15', days: steady(90), most: 12 }, null)
  expect(test).toMatchObject({ periods: 2, origins: 10, held: 10, error: 0, runRateError: 0, ratio: null })
  expect(backTest({ kind: 'month', asOf: '2026-03-31', days: steady(90), most: 2 }, null)).toMatchObject({
    periods: 2,
    origins: 10,
  })
})

it('says how much better than the run-rate it was', () => {
  // Fourteen cheap days, then a level four times as high: the run-rate carries the cheap ones along.
  const days = series([...Array(40).fill(10), ...Array(110).fill(40)], '2026-01-01')
  const test = backTest({ kind: 'month', asOf: '2026-05-31', days, most: 4 }, null)
  expect(test.ratio).not.toBeNull()
  expect(Number(test.ratio)).toBeLessThan(0.8)
})

it('a day has nothing to forecast from, an empty series neither', () => {
  const none = { periods: 0, origins: 0, held: 0, error: null, runRateError: null, ratio: null }
  expect(backTest({ kind: 'day', asOf: '2026-03-15', days: steady(90), most: 12 }, null)).toEqual(none)
  expect(backTest({ kind: 'month', asOf: '2026-03-15', days: new Map(), most: 12 }, null)).toEqual(none)
})

it('what was foreseen then rested on as many days as a forecast does now', () => {
  // Before that it cost far more: a forecast of today does not look so far back, so one of then did not.
  const recent = series(Array(500).fill(10), '2025-01-01')
  const longer = new Map([...series(Array(400).fill(9_000), '2023-11-28'), ...recent])
  const asked = { kind: 'month', asOf: '2026-05-15', most: 1 } as const
  expect(backTest({ ...asked, days: longer }, null)).toEqual(backTest({ ...asked, days: recent }, null))
})
