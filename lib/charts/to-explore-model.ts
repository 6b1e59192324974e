import { type CalendarDay, firstOfMonth, lastOfMonth } from '../domain/calendar'
import { displayDays, displayLongDay, displayMonth } from '../domain/display/display-time'
import { dimensionLabel, isTimeDimension, type TimeDimension } from '../domain/usage/dimension-label'
import type { SpendDimension, SpendReport, SpendRow } from '../domain/usage/spend'
import { amountText, displayAmount, displayExactAmount, spendMeasure } from '../domain/usage/spend-measure'
import { filterEntries, onlyFilter, type SpendView, spendViewQuery } from '../domain/usage/spend-view'
import type { Name } from './assign-colours'
import { listBuckets } from './time-buckets'
import { type TimeChart, toSpendOverTimeChart } from './to-spend-over-time-chart'
import { type SpendTable, type SpendTableRow, toSpendTable } from './to-spend-table'
import { type StackedRows, toStackedRows } from './to-stacked-rows'
import { isAttributed, toUnattributed, type Unattributed } from './to-unattributed'
import { nameLabel } from './top-names'

/** What Explore was answered. */
export interface ExploreFigures {
  view: SpendView
  timeZone: string
  today: CalendarDay
  days: { from: CalendarDay; to: CalendarDay } | null
  report: SpendReport
  overTime: { interval: TimeDimension; rows: SpendRow[] } | null
  rankings: Partial<Record<SpendDimension, readonly Name[]>>
}

export interface LinkedRow extends SpendTableRow {
  /** Where a press leads: the same view, held to this row. */
  href: string
}

// More rows than a person reads make the page slow; a time axis is listed from its end.
const MOST_ROWS = 1_000

function listed(rows: readonly SpendTableRow[], by: SpendDimension): SpendTableRow[] {
  if (rows.length <= MOST_ROWS) return [...rows]
  const order = isTimeDimension(by)
    ? (a: SpendTableRow, b: SpendTableRow) => ((a.name ?? '') < (b.name ?? '') ? 1 : -1)
    : (a: SpendTableRow, b: SpendTableRow) => (b.cells[0]?.sort ?? -1) - (a.cells[0]?.sort ?? -1)
  return [...rows].sort(order).slice(0, MOST_ROWS)
}

/** What Explore draws, and where each of its marks leads. */
export interface ExploreModel {
  headline: {
    label: string
    text: string
    exact: string
    isLowerBound: boolean
    unpriced: number
    events: number
  }
  chart:
    | {
        kind: 'time'
        title: string
        chart: TimeChart
        ofSeries: Record<string, string>
        ofPoints: Record<string, string>
      }
    | { kind: 'bars'; title: string; bars: StackedRows; ofRows: Record<string, string> }
    | null
  /** What of it names no value of what it is grouped by; null where it is grouped by nothing that spend is attributed to. */
  unattributed: { spend: Unattributed; href: string } | null
  /** `hidden` rows are in the sums and in the CSV, not in the list. */
  table: Omit<SpendTable, 'rows'> & { rows: LinkedRow[]; hidden: number }
  file: { href: string; rows: number }
}

const INTERVAL_WORDS: Record<TimeDimension, string> = {
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
}

export function toExploreModel(figures: ExploreFigures, nowMs: number): ExploreModel {
  const { view, report, days } = figures
  const measure = spendMeasure(view.measure)
  const total = measure.amountOf(report.total)
  const exact = total === null ? null : amountText(total, measure.unit)
  const table = toSpendTable({
    report,
    by: view.by,
    split: view.split,
    measure,
    labelOf: (name) => valueLabel(view.by, name),
    splitRanking: view.split ? figures.rankings[view.split] : undefined,
    splitLabelOf: (name) => valueLabel(view.split ?? view.by, name),
  })
  return {
    headline: {
      label: measure.label,
      text: displayAmount(exact, measure.unit),
      exact: displayExactAmount(exact, measure.unit),
      isLowerBound: report.total.lowerBoundEvents > 0 && measure.id !== 'events',
      unpriced: measure.id === 'cost' ? report.total.unpricedEvents : 0,
      events: report.total.events,
    },
    unattributed: unattributedOf(figures),
    chart: days && toChart(figures, days, nowMs),
    table: {
      ...table,
      rows: listed(table.rows, view.by).map((row) => ({ ...row, href: hrefOf(view, view.by, row.name) })),
      hidden: Math.max(0, table.rows.length - MOST_ROWS),
    },
    file: { href: exportHref(figures), rows: report.rows.length },
  }
}

function unattributedOf({ view, report }: ExploreFigures): ExploreModel['unattributed'] {
  const { by } = view
  if (!isAttributed(by)) return null
  const spend = toUnattributed(
    by,
    report.rows.map((row) => ({ ...row, name: row.values[0] ?? null })),
  )
  return spend && { spend, href: hrefOf(view, by, null) }
}

function toChart(
  { view, report, overTime, timeZone, rankings }: ExploreFigures,
  days: { from: CalendarDay; to: CalendarDay },
  nowMs: number,
): ExploreModel['chart'] {
  const measure = spendMeasure(view.measure)
  const explore = (changed: Partial<SpendView>) => `/explore${spendViewQuery({ ...view, ...changed })}`
  if (overTime === null) {
    const bars = toStackedRows(report.rows, measure, view.split !== null, {
      name: rankings[view.by] ?? [],
      part: (view.split && rankings[view.split]) ?? [],
    })
    return {
      kind: 'bars',
      title: `${measure.label} by ${dimensionLabel(view.by).toLowerCase()}`,
      bars,
      ofRows: Object.fromEntries(
        bars.rows.flatMap(({ name, label }) =>
          name === undefined ? [] : [[label, hrefOf(view, view.by, name)]],
        ),
      ),
    }
  }
  const { interval, rows } = overTime
  const series = seriesDimension(view)
  const chart = toSpendOverTimeChart({
    rows,
    buckets: listBuckets({ interval, ...days, timeZone, nowMs }),
    interval,
    measure,
    ...(series === null ? { whole: measure.label } : { ranking: rankings[series] ?? [] }),
  })
  return {
    kind: 'time',
    title: `${measure.label} by ${INTERVAL_WORDS[interval]}${series ? ` and ${dimensionLabel(series).toLowerCase()}` : ''}`,
    chart,
    ofSeries: Object.fromEntries(
      chart.series.flatMap(({ id, name }) =>
        series === null || name === undefined ? [] : [[id, hrefOf(view, series, name)]],
      ),
    ),
    ofPoints: Object.fromEntries(
      chart.points
        .filter(({ isFuture }) => !isFuture)
        .map(({ key, from, to }) => [key, explore({ range: { from, to } })]),
    ),
  }
}

/** The dimension that a chart over time stacks; null where it stacks nothing. */
function seriesDimension({ by, split }: SpendView): SpendDimension | null {
  if (!isTimeDimension(by)) return by
  return split && !isTimeDimension(split) ? split : null
}

/** The view held to one value: filtered by it, or over its days; grouped by the next thing, where it was by this one. */
function hrefOf(view: SpendView, dimension: SpendDimension, name: string | null): string {
  if (isTimeDimension(dimension)) {
    const range = name === null ? view.range : daysOf(dimension, name)
    return `/explore${spendViewQuery({ ...view, range, by: view.by === dimension ? 'model' : view.by, split: null })}`
  }
  const filters = onlyFilter(view.filters, dimension, name)
  const next: SpendDimension = view.split ?? (filters.model?.length === 1 ? 'project' : 'model')
  const isBy = view.by === dimension
  return `/explore${spendViewQuery({
    ...view,
    filters,
    by: isBy ? (next === dimension ? 'user' : next) : view.by,
    split: isBy ? null : view.split === dimension ? null : view.split,
  })}`
}

function daysOf(dimension: TimeDimension, name: string): { from: CalendarDay; to: CalendarDay } {
  if (dimension === 'month') return { from: `${name}-01`, to: lastOfMonth(firstOfMonth(`${name}-01`)) }
  const day = name.slice(0, 10)
  if (dimension !== 'week') return { from: day, to: day }
  const end = new Date(Date.parse(`${day}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10)
  return { from: day, to: end }
}

function valueLabel(dimension: SpendDimension, name: string | null): string {
  if (name === null || !isTimeDimension(dimension)) return nameLabel(name)
  if (dimension === 'month') return displayMonth(name)
  if (dimension === 'hour') return hourLabel(name)
  if (dimension === 'day') return displayLongDay(name)
  const { from, to } = daysOf('week', name)
  return displayDays(from, to, true)
}

// The offset tells the two hours apart that have one name when the clocks go back.
function hourLabel(name: string): string {
  const offset = /[+-]\d\d:\d\d$/.exec(name)?.[0] ?? ''
  const zone = offset === '' || offset === '+00:00' ? '' : ` ${offset}`
  return `${displayLongDay(name.slice(0, 10))}, ${name.slice(11, 16)}${zone}`
}

/** The same cut from the API, in any format. */
function exportHref({ view, report, timeZone }: ExploreFigures): string {
  const query = new URLSearchParams()
  if (report.from) query.set('from', report.from)
  if (report.to) query.set('to', report.to)
  query.set('tz', timeZone)
  query.set('group_by', [view.by, view.split].filter(Boolean).join(','))
  for (const [name, value] of filterEntries(view.filters)) query.append(name, value)
  return `/api/v1/export?${query}`
}
