import type { CompareRow } from '../domain/compare/compare-rows'
import { displayShare } from '../domain/display/display-share'
import { displayUsd, femtoOf } from '../domain/display/display-usd'
import { formatUsd } from '../domain/money'
import { COST_CLASSES, type CostClass } from '../domain/runs/cost-by-class'
import type { SeriesColour } from './assign-colours'
import { rowLabel } from './to-compare-model'
import type { StackedRows } from './to-stacked-rows'

/** A class of cost keeps the colour that its tokens have on Overview. */
const CLASSES: Record<CostClass, { label: string; colour: SeriesColour }> = {
  input: { label: 'Input, not cached', colour: 1 },
  output: { label: 'Output', colour: 4 },
  cache_read: { label: 'Cache read', colour: 5 },
  cache_write_5m: { label: 'Cache write, 5 minutes', colour: 6 },
  cache_write_1h: { label: 'Cache write, 1 hour', colour: 2 },
  web_search: { label: 'Web search', colour: 3 },
  reported: { label: 'As its source reported', colour: 7 },
  several_models: { label: 'Calls of several models', colour: 8 },
  other: { label: 'Priced otherwise today', colour: 'other' },
}

/** What the cost of each row is made of: measured costs by class of tokens. */
export function toClassBars(rows: readonly CompareRow[]): StackedRows {
  const isGrouped = new Set(rows.map(({ group }) => group)).size > 1
  const sums = rows
    .map((row) => ({
      row,
      total: row.costByClass.reduce((sum, { usd }) => sum + femtoOf(usd), 0n),
      of: (name: CostClass) =>
        row.costByClass
          .filter(({ costClass }) => costClass === name)
          .reduce((sum, { usd }) => sum + femtoOf(usd), 0n),
    }))
    .filter(({ total }) => total > 0n)
  const whole = sums.reduce((sum, { total }) => sum + total, 0n)
  const longest = Math.max(...sums.map(({ total }) => Number(total)))
  const legend = COST_CLASSES.flatMap((name) => {
    const sum = sums.reduce((all, { of }) => all + of(name), 0n)
    return sum === 0n ? [] : [{ ...CLASSES[name], name: undefined, total: formatUsd(sum), sum }]
  })
  const [largest] = [...legend].sort((a, b) => (a.sum > b.sum ? -1 : 1))
  return {
    unit: 'usd',
    rows: sums.map(({ row, total, of }) => ({
      name: row.name,
      label: rowLabel(row, isGrouped),
      segments: COST_CLASSES.flatMap((name) => {
        const amount = of(name)
        return amount === 0n
          ? []
          : [{ ...CLASSES[name], exact: formatUsd(amount), length: Number(amount) / longest }]
      }),
      total: formatUsd(total),
      share: displayShare(total, whole),
    })),
    legend: legend.map(({ sum: _, ...one }) => one),
    hidden: 0,
    summary: largest
      ? `Most of the cost is ${largest.label.toLowerCase()}: ${displayUsd(largest.total)}, ${displayShare(largest.sum, whole)}.`
      : 'No cost was measured.',
  }
}
