import { displayShare } from '../domain/display/display-share'
import type { SpendMeasures } from '../domain/usage/spend'
import { amountText, displayAmount, type MeasureUnit, type SpendMeasure } from '../domain/usage/spend-measure'
import type { Name, SeriesColour } from './assign-colours'
import { nameLabel, topNames } from './top-names'

export interface RankedBar {
  label: string
  /** What a filter takes; undefined for what stands for several. */
  name: string | null | undefined
  colour: SeriesColour
  /** Exact decimal text. */
  amount: string
  /** Of the longest bar, 0 to 1: for the drawing only. */
  length: number
  share: string
  /** Calls in it that have no price. */
  unpriced: number
}

/** The largest of something by name, with what they leave out. */
export interface RankedBars {
  unit: MeasureUnit
  bars: RankedBar[]
  total: string
  hidden: number
  summary: string
}

/** Ranks named sums by a measure; the rest is one bar that says how many it stands for. */
export function toRankedBars({
  rows,
  measure,
  most = 7,
  ranking,
}: {
  rows: readonly (SpendMeasures & { name: string | null })[]
  measure: SpendMeasure
  most?: number
  ranking?: readonly Name[]
}): RankedBars {
  const unpricedOf = new Map(rows.map((row) => [row.name, row.unpricedEvents]))
  const top = topNames(
    // What has no figure has no place in a ranking: it is no zero.
    rows.flatMap((row) => {
      const amount = measure.amountOf(row)
      return amount === null ? [] : [{ name: row.name, amount }]
    }),
    most,
    ranking,
  )
  const shown = new Set(top.visible.map(({ name }) => name))
  const hiddenUnpriced = rows
    .filter(({ name }) => !shown.has(name))
    .reduce((sum, row) => sum + row.unpricedEvents, 0)
  const bars: Omit<RankedBar, 'length'>[] = top.visible.map(({ name, amount, colour }) => ({
    label: nameLabel(name),
    name,
    colour,
    amount: amountText(amount, measure.unit),
    share: displayShare(amount, top.total),
    unpriced: unpricedOf.get(name) ?? 0,
  }))
  if (top.hidden > 0)
    bars.push({
      label: `${top.hidden} others`,
      name: undefined,
      colour: 'other',
      amount: amountText(top.other, measure.unit),
      share: displayShare(top.other, top.total),
      unpriced: hiddenUnpriced,
    })
  const longest = Math.max(...bars.map(({ amount }) => Number(amount)))
  const [first] = bars
  return {
    unit: measure.unit,
    bars: bars.map((bar) => ({ ...bar, length: longest > 0 ? Number(bar.amount) / longest : 0 })),
    total: amountText(top.total, measure.unit),
    hidden: top.hidden,
    summary: first
      ? `${measure.label}: ${first.label} leads with ${displayAmount(first.amount, measure.unit)}, ${first.share} of ${displayAmount(amountText(top.total, measure.unit), measure.unit)}.`
      : `${measure.label}: nothing in this time.`,
  }
}
