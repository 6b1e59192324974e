import { describe, expect, it } from 'vitest'
import type { PriceStep } from '../domain/pricing/price-history'
import { priceChartRange, toPriceChart } from './to-price-chart'

const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const NOW = at('2026-06-15')
const step = (day: string, inputUsd: string | null, isOwn = false): PriceStep => ({
  fromMs: at(day),
  inputUsd,
  outputUsd: inputUsd === null ? null : '15',
  cacheReadUsd: null,
  cacheWrite5mUsd: null,
  cacheWrite1hUsd: null,
  webSearchUsd: null,
  isOwn,
  ruleId: inputUsd === null ? null : 'x',
})
const RANGE = { fromMs: at('2026-01-01'), toMs: at('2027-01-01') }

describe('the chart of a price', () => {
  it('holds each step to the next and the last to the end; classes without a price are left out', () => {
    const chart = toPriceChart([step('2026-01-01', '3'), step('2026-06-01', '2.5', true)], RANGE, NOW)
    expect(chart.series.map(({ label }) => label)).toEqual(['Input', 'Output'])
    expect(chart.points.map(({ atMs, values }) => [atMs, values.inputUsd])).toEqual([
      [at('2026-01-01'), 3],
      [at('2026-06-01'), 2.5],
      [at('2027-01-01'), 2.5],
    ])
    expect(chart.summary).toBe(
      'Now input $2.50, output $15.00 per million tokens, by your own price. It changes once in this time.',
    )
    expect(chart.ticks.map(({ label }) => label)).toEqual(['Apr 2026', 'Jul 2026', 'Oct 2026', 'Jan 2027'])
  })
  it('says that there is none yet, and shows a gap', () => {
    const chart = toPriceChart([step('2026-01-01', null), step('2026-07-01', '1')], RANGE, NOW)
    expect(chart.points[0]?.values.inputUsd).toBeNull()
    expect(chart.summary).toBe('There is no price now. It changes once in this time.')
    expect(toPriceChart([step('2026-01-01', null)], RANGE, NOW).summary).toBe(
      'There is no price in this time.',
    )
  })
  it('covers a year and every dated change with a month around it', () => {
    expect(priceChartRange([null], NOW)).toEqual({ fromMs: at('2025-06-15'), toMs: at('2026-07-15') })
    expect(priceChartRange(['2025-01-31T00:00:00Z', '2026-12-01T00:00:00Z'], NOW)).toEqual({
      fromMs: at('2025-01-01'),
      toMs: at('2026-12-31'),
    })
  })
})
