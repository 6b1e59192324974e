import { expect, it } from 'vitest'
import { FEMTO_PER_USD } from '../domain/money'
import { toForecastChart } from './to-forecast-chart'

const usd = (dollars: number) => BigInt(dollars) * FEMTO_PER_USD

it('days that are over are bars alone, days to come have a band, today has both', () => {
  const { points, summary } = toForecastChart({
    asOf: '2026-06-01',
    period: { start: '2026-06-01', end: '2026-06-03' },
    spent: usd(13),
    naive: usd(30),
    p10: usd(25),
    p50: usd(32),
    p90: usd(40),
    method: 'run_rate',
    historyDays: 5,
    days: [
      { day: '2026-06-01', actual: usd(10), p10: usd(10), p50: usd(10), p90: usd(10) },
      { day: '2026-06-02', actual: usd(3), p10: usd(5), p50: usd(11), p90: usd(15) },
      { day: '2026-06-03', actual: null, p10: usd(5), p50: usd(11), p90: usd(15) },
    ],
  })
  expect(points.map(({ actual, p50, band }) => [actual, p50, band])).toEqual([
    [10, null, null],
    [3, 11, [5, 15]],
    [null, 11, [5, 15]],
  ])
  expect(summary).toBe(
    '$13.00 is spent; the period comes to $32.00, four times in five to between $25.00 and $40.00.',
  )
})
