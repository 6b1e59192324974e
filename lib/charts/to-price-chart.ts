import { displayPrice } from '../domain/display/display-price'
import { displayDay, displayMonth } from '../domain/display/display-time'
import type { PriceStep } from '../domain/pricing/price-history'
import type { SeriesColour } from './assign-colours'

export interface PriceSeries {
  id: 'inputUsd' | 'outputUsd' | 'cacheReadUsd' | 'cacheWrite5mUsd'
  label: string
  colour: SeriesColour
}

export interface PricePoint {
  atMs: number
  label: string
  /** By series id; null is a gap. */
  values: Readonly<Record<string, number | null>>
  texts: Readonly<Record<string, string>>
  isOwn: boolean
}

/** Prices of a model as step lines over time, ready to draw. */
export interface PriceChart {
  series: readonly PriceSeries[]
  points: readonly PricePoint[]
  fromMs: number
  toMs: number
  nowMs: number
  ticks: readonly { atMs: number; label: string }[]
  summary: string
}

// The colours that the token classes have on every page.
const SERIES: readonly PriceSeries[] = [
  { id: 'inputUsd', label: 'Input', colour: 1 },
  { id: 'outputUsd', label: 'Output', colour: 4 },
  { id: 'cacheReadUsd', label: 'Cache read', colour: 5 },
  { id: 'cacheWrite5mUsd', label: 'Cache write', colour: 6 },
]

const DAY = 86_400_000
const MONTH = 30 * DAY

/** The time that the chart shows: all dated changes, and at least a year until now and a month from now on. */
export function priceChartRange(
  dates: readonly (string | null)[],
  nowMs: number,
): { fromMs: number; toMs: number } {
  const instants = dates.flatMap((date) => (date === null ? [] : [Date.parse(date)]))
  return {
    fromMs: Math.min(nowMs - 365 * DAY, ...instants.map((at) => at - MONTH)),
    toMs: Math.max(nowMs + MONTH, ...instants.map((at) => at + MONTH)),
  }
}

/** Step lines of the steps, those of classes that never have a price left out. */
export function toPriceChart(
  steps: readonly PriceStep[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
  nowMs: number,
): PriceChart {
  const series = SERIES.filter(({ id }) => steps.some((step) => step[id] !== null))
  const points = steps.map((step) => toPoint(step, step.fromMs, series))
  const last = steps.at(-1)
  const now = steps.findLast((step) => step.fromMs <= nowMs)
  return {
    series,
    points: last ? [...points, toPoint(last, toMs, series)] : points,
    fromMs,
    toMs,
    nowMs,
    ticks: yearTicks(fromMs, toMs),
    summary: summaryOf(steps, now, series),
  }
}

function toPoint(step: PriceStep, atMs: number, series: readonly PriceSeries[]): PricePoint {
  return {
    atMs,
    label: displayDay(new Date(atMs).toISOString().slice(0, 10), true),
    values: Object.fromEntries(series.map(({ id }) => [id, step[id] === null ? null : Number(step[id])])),
    texts: Object.fromEntries(series.map(({ id }) => [id, displayPrice(step[id])])),
    isOwn: step.isOwn,
  }
}

function summaryOf(
  steps: readonly PriceStep[],
  now: PriceStep | undefined,
  series: readonly PriceSeries[],
): string {
  if (!now || series.length === 0) return 'There is no price in this time.'
  const prices = series
    .filter(({ id }) => now[id] !== null)
    .map(({ id, label }) => `${label.toLowerCase()} ${displayPrice(now[id])}`)
  const changes = steps.length - 1
  const changed =
    changes === 0
      ? 'It did not change in this time.'
      : `It changes ${changes === 1 ? 'once' : `${changes} times`} in this time.`
  if (prices.length === 0) return `There is no price now. ${changed}`
  return `Now ${prices.join(', ')} per million tokens${now.isOwn ? ', by your own price' : ''}. ${changed}`
}

/** First days of quarters, few enough to be read. */
function yearTicks(fromMs: number, toMs: number): { atMs: number; label: string }[] {
  const months = (toMs - fromMs) / MONTH
  const every = months <= 8 ? 1 : months <= 20 ? 3 : months <= 40 ? 6 : 12
  const ticks: { atMs: number; label: string }[] = []
  const first = new Date(fromMs)
  for (let month = 0; ; month += 1) {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1 + month, 1)
    if (at > toMs) return ticks
    const date = new Date(at)
    if (date.getUTCMonth() % every !== 0) continue
    ticks.push({ atMs: at, label: displayMonth(date.toISOString().slice(0, 7), 'short') })
  }
}
