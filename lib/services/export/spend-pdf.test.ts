import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { PAPERS } from '../../domain/export/export-formats'
import type { SpendReportPages } from '../../domain/export/spend-report-pages'
import { NO_MEASURES } from '../../domain/usage/sum-measures'
import { readPdf, readPdfShapes } from '../../testing/read-pdf'
import { spendPdf } from './spend-pdf'

const BAR = '#2f5fd0'
const LINE = '#e4e4e7'

const report = (costs: readonly (string | null)[]): SpendReportPages => ({
  title: 'Spend report',
  organizationName: 'Acme',
  from: '2026-11-01',
  to: '2026-11-30',
  timeZone: 'UTC',
  madeAt: '2026-12-01T06:00:00Z',
  total: NO_MEASURES,
  before: null,
  bars: costs.map((costUsd, index) => ({ label: `Nov ${index + 1}`, costUsd })),
  barsTitle: 'Spend by day',
  tables: [],
  notes: [],
})

async function chartOf(costs: readonly (string | null)[], paper: (typeof PAPERS)[number] = 'a4') {
  const bytes = await buffer(spendPdf(report(costs), paper))
  const { shapes, pictures } = await readPdfShapes(bytes)
  const [page] = await readPdf(bytes)
  return {
    bars: shapes.filter(({ kind, colour }) => kind === 'rectangle' && colour === BAR),
    lines: shapes.filter(({ kind, colour }) => kind === 'line' && colour === LINE),
    axis: [...(page?.text ?? '').matchAll(/\$[\d,.]+/g)].map(([label]) => Number(label.replace(/[$,]/g, ''))),
    pictures,
    width: page?.width ?? 0,
  }
}

describe('the chart of a PDF, as another library reads it', () => {
  it.each(PAPERS)(
    'is drawn as vectors on %s: a bar for each amount, as high as its share of the axis',
    async (paper) => {
      const costs = ['12.5', '0', '40', null, '7.000000000000001', '80', '0.5']
      const { bars, lines, axis, pictures, width } = await chartOf(costs, paper)
      expect(pictures).toBe(0)
      const amounts = costs.map((cost) => Number(cost ?? 0))
      const drawn = amounts.flatMap((amount, slot) => (amount > 0 ? [{ amount, slot }] : []))
      expect(bars).toHaveLength(drawn.length)

      // The axis: a line for each of its labels, at the height of its value.
      const heights = lines.map(({ y }) => y)
      const [floor, top] = [Math.max(...heights), Math.min(...heights)]
      const ceiling = Math.max(...axis)
      expect(ceiling).toBeGreaterThanOrEqual(80)
      expect(lines).toHaveLength(axis.length)
      axis.forEach((value, index) => {
        expect(heights[index]).toBeCloseTo(floor - (value / ceiling) * (floor - top), 1)
      })

      drawn.forEach(({ amount }, index) => {
        const bar = bars[index]
        expect(bar?.height, `the bar of ${amount}`).toBeCloseTo((amount / ceiling) * (floor - top), 1)
        expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeCloseTo(floor, 1)
      })
      // In slots of one width, those without an amount left empty, all between the margins.
      const [first] = bars
      const slot = ((bars.at(-1)?.x ?? 0) - (first?.x ?? 0)) / 6
      drawn.forEach(({ slot: at }, index) => {
        expect(bars[index]?.x).toBeCloseTo((first?.x ?? 0) + at * slot, 1)
      })
      expect(new Set(bars.map((bar) => bar.width.toFixed(1))).size).toBe(1)
      expect((bars.at(-1)?.x ?? 0) + (bars.at(-1)?.width ?? 0)).toBeLessThanOrEqual(width - 48)
    },
  )

  it('a year of days and a single day fit as well', async () => {
    const year = await chartOf(Array.from({ length: 366 }, (_, day) => String(day + 1)))
    expect(year.bars).toHaveLength(366)
    const heights = year.bars.map(({ height }) => height)
    expect(heights).toEqual([...heights].sort((a, b) => a - b))
    expect((await chartOf(['0.000000000000001'])).bars).toHaveLength(1)
  })

  it.each([[[]], [['0', null]]])('where nothing was spent nothing is drawn: %j', async (costs) => {
    const { bars, lines } = await chartOf(costs)
    expect([bars, lines]).toEqual([[], []])
  })
})
