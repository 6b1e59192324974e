import { displayCount } from '../domain/display/display-count'
import { displayShare } from '../domain/display/display-share'
import { dimensionLabel } from '../domain/usage/dimension-label'
import type { SpendDimension, SpendMeasures, SpendReport, SpendRow } from '../domain/usage/spend'
import {
  amountText,
  displayAmount,
  displayExactAmount,
  type SpendMeasure,
  type SpendMeasureId,
  spendMeasure,
} from '../domain/usage/spend-measure'
import type { Name, SeriesColour } from './assign-colours'
import { nameLabel, topNames } from './top-names'

export interface TableCell {
  text: string
  /** The exact figure, for the hover. */
  exact: string
  /** For sorting only; null sorts last. */
  sort: number | null
}

export interface TableColumn {
  id: string
  label: string
  colour?: SeriesColour
}

export interface SpendTableRow {
  name: string | null
  label: string
  cells: TableCell[]
}

/** A finished table of spend; its totals are the sums of all rows, shown or not. */
export interface SpendTable {
  nameLabel: string
  columns: TableColumn[]
  rows: SpendTableRow[]
  totals: TableCell[]
}

export interface SpendTableRequest {
  report: SpendReport
  by: SpendDimension
  split: SpendDimension | null
  measure: SpendMeasure
  /** A value of `by` as it is shown; the name itself where not given. */
  labelOf?: (name: string | null) => string
  splitRanking?: readonly Name[] | undefined
  splitLabelOf?: (name: string | null) => string
}

const STANDARD_COLUMNS: readonly SpendMeasureId[] = [
  'cost',
  'events',
  'input',
  'cache_read',
  'cache_write',
  'output',
  'unpriced',
]
const MOST_SPLITS = 7

/** One dimension: a row a value with every figure. Two: a row a value of the first, a column a value of the second. */
export function toSpendTable(request: SpendTableRequest): SpendTable {
  return request.split === null ? plainTable(request) : splitTable(request)
}

// Beside the measure that was asked for, so that all fit beside the navigation.
const SHORT_LABELS: Readonly<Record<string, string>> = {
  input: 'Input',
  output: 'Output',
  cache_read: 'Cache read',
  cache_write: 'Cache write',
  unpriced: 'Unpriced',
}

function plainTable({ report, by, measure, labelOf = nameLabel }: SpendTableRequest): SpendTable {
  const others = STANDARD_COLUMNS.filter((id) => id !== measure.id).map((id) => spendMeasure(id))
  const whole = measure.amountOf(report.total) ?? 0n
  const cellsOf = (measures: SpendMeasures) => [
    amountCell(measure.amountOf(measures), measure),
    shareCell(measure.amountOf(measures), whole),
    ...others.map((other) => amountCell(other.amountOf(measures), other)),
  ]
  return {
    nameLabel: dimensionLabel(by),
    columns: [
      { id: measure.id, label: measure.label },
      { id: 'share', label: 'Share' },
      ...others.map(({ id, label }) => ({ id, label: SHORT_LABELS[id] ?? label })),
    ],
    rows: report.rows.map((row) => {
      const name = row.values[0] ?? null
      return { name, label: labelOf(name), cells: cellsOf(row) }
    }),
    totals: cellsOf(report.total),
  }
}

function splitTable(request: SpendTableRequest): SpendTable {
  const { report, by, measure, labelOf = nameLabel, splitLabelOf = nameLabel } = request
  const bySplit = groupRows(report.rows, 1)
  const top = topNames(
    [...bySplit].map(([name, rows]) => ({ name, amount: sumOf(rows, measure) ?? 0n })),
    MOST_SPLITS,
    request.splitRanking,
  )
  const shown = new Set(top.visible.map(({ name }) => name))
  const whole = measure.amountOf(report.total) ?? 0n
  const cellsOf = (rows: readonly SpendRow[]) => {
    const total = sumOf(rows, measure)
    const ofSplit = groupRows(rows, 1)
    const rest = rows.filter(({ values }) => !shown.has(values[1] ?? null))
    return [
      amountCell(total, measure),
      shareCell(total, whole),
      ...top.visible.map(({ name }) => amountCell(sumOf(ofSplit.get(name) ?? [], measure), measure)),
      ...(top.hidden > 0 ? [amountCell(sumOf(rest, measure), measure)] : []),
    ]
  }
  return {
    nameLabel: dimensionLabel(by),
    columns: [
      { id: 'total', label: measure.label },
      { id: 'share', label: 'Share' },
      ...top.visible.map(({ name, colour }, at) => ({ id: `c${at}`, label: splitLabelOf(name), colour })),
      ...(top.hidden > 0
        ? [{ id: 'other', label: `Other (${displayCount(top.hidden)})`, colour: 'other' as const }]
        : []),
    ],
    rows: [...groupRows(report.rows, 0)].map(([name, rows]) => ({
      name,
      label: labelOf(name),
      cells: cellsOf(rows),
    })),
    totals: cellsOf(report.rows),
  }
}

function groupRows(rows: readonly SpendRow[], at: 0 | 1): Map<string | null, SpendRow[]> {
  const groups = new Map<string | null, SpendRow[]>()
  for (const row of rows) {
    const name = row.values[at] ?? null
    const group = groups.get(name)
    if (group) group.push(row)
    else groups.set(name, [row])
  }
  return groups
}

function sumOf(rows: readonly SpendRow[], measure: SpendMeasure): bigint | null {
  const known = rows.map((row) => measure.amountOf(row)).filter((amount) => amount !== null)
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0n)
}

function amountCell(amount: bigint | null, measure: SpendMeasure): TableCell {
  const text = amount === null ? null : amountText(amount, measure.unit)
  if (measure.id === 'events' || measure.id === 'unpriced') {
    const count = displayCount(amount ?? 0n)
    return { text: count, exact: count, sort: Number(amount ?? 0n) }
  }
  return {
    text: displayAmount(text, measure.unit),
    exact: displayExactAmount(text, measure.unit),
    sort: text === null ? null : Number(text),
  }
}

function shareCell(amount: bigint | null, whole: bigint): TableCell {
  const text = displayShare(amount ?? 0n, whole)
  return { text, exact: text, sort: Number(amount ?? 0n) }
}
