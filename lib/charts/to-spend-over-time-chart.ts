import { displayCount } from '../domain/display/display-count'
import { displayShare } from '../domain/display/display-share'
import type { TimeDimension } from '../domain/usage/dimension-label'
import type { SpendRow } from '../domain/usage/spend'
import { amountText, displayAmount, type MeasureUnit, type SpendMeasure } from '../domain/usage/spend-measure'
import type { Name, SeriesColour } from './assign-colours'
import { bucketKey, type TimeBucket } from './time-buckets'
import { type NamedAmount, nameLabel, topNames } from './top-names'

export interface TimeSeries {
  id: string
  label: string
  /** What a filter takes; undefined for what stands for several. */
  name: string | null | undefined
  colour: SeriesColour
  total: string
}

export interface TimePoint extends TimeBucket {
  /** One a series, in their order: for the drawing only. */
  values: number[]
  /** The same as exact decimal text. */
  exact: string[]
  total: string
}

/** A finished chart of amounts over time, stacked: nothing is left to decide for who draws it. */
export interface TimeChart {
  unit: MeasureUnit
  series: TimeSeries[]
  points: TimePoint[]
  total: string
  hidden: number
  /** The chart in one sentence. */
  summary: string
}

export interface TimeChartRequest {
  /** Rows of [period, name], or of [period] alone. */
  rows: readonly SpendRow[]
  buckets: readonly TimeBucket[]
  interval: TimeDimension
  measure: SpendMeasure
  most?: number
  /** All names of the organization, for colours that stay. */
  ranking?: readonly Name[]
  /** What one series would be called where rows have no name. */
  whole?: string
}

/** Fills the gaps (a period without spend is zero: these are sums), keeps the largest names, adds up the rest. */
export function toSpendOverTimeChart(request: TimeChartRequest): TimeChart {
  const { rows, buckets, interval, measure, most = 7 } = request
  const cells = new Map<string, bigint>()
  const totals = new Map<string | null, bigint>()
  const bucketTotals = new Map<string, bigint>()
  const known = new Set(buckets.map(({ key }) => key))
  for (const row of rows) {
    const [period, name = null] = row.values
    const amount = measure.amountOf(row)
    if (period == null || amount === null) continue
    const key = bucketKey(period, interval)
    if (!known.has(key)) continue
    const cell = cellKey(key, name)
    cells.set(cell, (cells.get(cell) ?? 0n) + amount)
    totals.set(name, (totals.get(name) ?? 0n) + amount)
    bucketTotals.set(key, (bucketTotals.get(key) ?? 0n) + amount)
  }
  const amounts: NamedAmount[] = [...totals].map(([name, amount]) => ({ name, amount }))
  const top = topNames(amounts, most, request.ranking)
  const isWhole = request.whole !== undefined
  const series: TimeSeries[] = top.visible.map(({ name, amount, colour }, at) => ({
    id: `s${at}`,
    label: isWhole ? (request.whole ?? '') : nameLabel(name),
    name: isWhole ? undefined : name,
    colour: isWhole ? 1 : colour,
    total: amountText(amount, measure.unit),
  }))
  if (top.hidden > 0)
    series.push({
      id: 'other',
      label: `Other (${displayCount(top.hidden)})`,
      name: undefined,
      colour: 'other',
      total: amountText(top.other, measure.unit),
    })
  const points = buckets.map((bucket): TimePoint => {
    const total = bucketTotals.get(bucket.key) ?? 0n
    const visible = top.visible.map(({ name }) => cells.get(cellKey(bucket.key, name)) ?? 0n)
    const shown = visible.reduce((sum, amount) => sum + amount, 0n)
    const exact = (top.hidden > 0 ? [...visible, total - shown] : visible).map((one) =>
      amountText(one, measure.unit),
    )
    return { ...bucket, values: exact.map(Number), exact, total: amountText(total, measure.unit) }
  })
  const total = amountText(top.total, measure.unit)
  return {
    unit: measure.unit,
    series,
    points,
    total,
    hidden: top.hidden,
    summary: summarise({ points, total, top, measure }),
  }
}

function summarise({
  points,
  total,
  top,
  measure,
}: {
  points: readonly TimePoint[]
  total: string
  top: ReturnType<typeof topNames>
  measure: SpendMeasure
}): string {
  if (top.total === 0n) return `${measure.label}: nothing in this time.`
  const highest = points.reduce((best, point) => (Number(point.total) > Number(best.total) ? point : best))
  const [first] = top.visible
  const lead =
    top.visible.length > 1 && first
      ? ` ${nameLabel(first.name)} is the largest with ${displayShare(first.amount, top.total)}.`
      : ''
  return `${measure.label}: ${displayAmount(total, measure.unit)} in all, most on ${highest.longLabel} with ${displayAmount(highest.total, measure.unit)}.${lead}`
}

function cellKey(bucket: string, name: string | null): string {
  return name === null ? bucket : `${bucket}\u0000${name}`
}
