import { expect, it } from 'vitest'
import { makeSpendRow } from '../testing/make-spend-row'
import { toRunCallsChart } from './to-run-calls-chart'

const steps = { startMs: Date.parse('2026-06-01T22:30:00Z'), stepMs: 30_000, count: 3 }

it('draws every step of a run by the clock of the zone, with a gap where nothing was called', () => {
  const { title, chart } = toRunCallsChart({
    rows: [
      makeSpendRow(['0', 'opus'], { costUsd: '0.3' }),
      makeSpendRow(['2', 'opus'], { costUsd: '0.1' }),
      makeSpendRow(['2', 'haiku'], { costUsd: '0.2' }),
    ],
    steps,
    timeZone: 'Europe/Berlin',
    modelRanking: ['opus', 'haiku'],
  })
  expect(title).toBe('Cost over the run, by model')
  expect(chart.points.map(({ label, total }) => [label, total])).toEqual([
    ['00:30:00', '0.3'],
    ['00:30:30', '0'],
    ['00:31:00', '0.3'],
  ])
  expect(chart.points[0]?.longLabel).toBe('Jun 2, 2026, 00:30:00 GMT+2 to 00:30:30')
  expect(chart.series.map(({ label, total }) => [label, total])).toEqual([
    ['opus', '0.4'],
    ['haiku', '0.2'],
  ])
})

it('draws tokens where no call has a price', () => {
  const rows = [makeSpendRow(['1', null], { costUsd: null, inputTokens: 5, outputTokens: 7 })]
  const { title, chart } = toRunCallsChart({ rows, steps, timeZone: 'UTC', modelRanking: [] })
  expect(title).toBe('Tokens over the run, by model')
  expect(chart).toMatchObject({ unit: 'count', total: '12' })
})
