import type { CompareDimension, CompareRow } from '../domain/compare/compare-rows'
import { displayCount } from '../domain/display/display-count'
import { displayDuration } from '../domain/display/display-duration'
import { displayShare } from '../domain/display/display-share'
import { displayExactUsd, displayUsd, femtoOf } from '../domain/display/display-usd'
import { NO_FIGURE } from '../domain/display/locale'
import { formatUsd } from '../domain/money'
import { dimensionLabel } from '../domain/usage/dimension-label'
import { NO_VALUE } from '../domain/usage/spend-view'
import { rowLabel } from './to-compare-model'
import type { ExploreModel } from './to-explore-model'
import type { TableCell } from './to-spend-table'

const NONE: TableCell = { text: NO_FIGURE, exact: 'not known', sort: null }

const usd = (amount: string | null): TableCell =>
  amount === null ? NONE : { text: displayUsd(amount), exact: displayExactUsd(amount), sort: Number(amount) }

const count = (value: number | null): TableCell =>
  value === null ? NONE : { text: displayCount(value), exact: String(value), sort: value }

const percent = (value: number): string => `${(value * 100).toFixed(value > 0 && value < 1 ? 1 : 0)}%`

interface Column {
  id: string
  label: string
  of: (row: CompareRow) => TableCell
}

const COLUMNS: readonly Column[] = [
  { id: 'runs', label: 'Runs', of: runsCell },
  { id: 'median', label: 'Median', of: (row) => usd(row.medianUsd) },
  { id: 'interval', label: '95% of median', of: intervalCell },
  { id: 'min', label: 'Least', of: (row) => usd(row.minUsd) },
  { id: 'p25', label: 'Lower quartile', of: (row) => usd(row.p25Usd) },
  { id: 'p75', label: 'Upper quartile', of: (row) => usd(row.p75Usd) },
  { id: 'max', label: 'Most', of: (row) => usd(row.maxUsd) },
  { id: 'total', label: 'Total', of: (row) => usd(row.totalUsd) },
  { id: 'checks', label: 'Checks, median', of: checksCell },
  { id: 'pass_rate', label: 'Checks passed', of: passRateCell },
  { id: 'per_check', label: 'Per passed check', of: (row) => usd(row.usdPerPassedCheck) },
  { id: 'green', label: 'Green runs', of: greenCell },
  { id: 'per_green', label: 'Per green run', of: (row) => usd(row.usdPerGreenRun) },
  { id: 'failed', label: 'Failed or retried', of: failedCell },
  { id: 'duration', label: 'Duration', of: durationCell },
  { id: 'turns', label: 'Turns', of: (row) => count(row.medianTurns) },
]

function runsCell(row: CompareRow): TableCell {
  const without = row.runs - row.runsWithCost
  const notes = [
    row.reportedRuns > 0 && `${row.reportedRuns} as reported`,
    without > 0 && `${without} without a cost`,
    row.lowerBoundRuns > 0 && `${row.lowerBoundRuns} at least, as calls have no price`,
  ].filter(Boolean)
  return {
    text: `${row.runs}${notes.length > 0 ? '*' : ''}`,
    exact: [`${row.runs}`, ...notes].join(', '),
    sort: row.runs,
  }
}

function intervalCell(row: CompareRow): TableCell {
  if (row.ci95LowUsd === null || row.ci95HighUsd === null)
    return { ...NONE, text: 'none under 3', exact: 'an interval wants three runs with a cost' }
  return {
    text: `${displayUsd(row.ci95LowUsd)} – ${displayUsd(row.ci95HighUsd)}`,
    exact: `${displayExactUsd(row.ci95LowUsd)} to ${displayExactUsd(row.ci95HighUsd)}: seeded bootstrap of the median`,
    sort: Number(row.ci95HighUsd) - Number(row.ci95LowUsd),
  }
}

function checksCell({ checksPassed, checksTotal, testsPassed, testsTotal }: CompareRow): TableCell {
  if (checksPassed !== null)
    return {
      text: checksTotal === null ? String(checksPassed) : `${checksPassed}/${checksTotal}`,
      exact: `median of checks passed${checksTotal === null ? '' : `, of ${checksTotal}`}`,
      sort: checksPassed,
    }
  if (testsPassed === null) return NONE
  return {
    text: `${testsPassed}${testsTotal === null ? '' : `/${testsTotal}`} tests`,
    exact: 'median of tests passed; no checks were recorded',
    sort: testsPassed,
  }
}

function passRateCell({ passRate, passRateInterval }: CompareRow): TableCell {
  if (passRate === null || passRateInterval === null) return NONE
  return {
    text: percent(passRate),
    exact: `95% interval (Wilson): ${percent(passRateInterval.low)} to ${percent(passRateInterval.high)}, if checks are independent`,
    sort: passRate,
  }
}

function greenCell({ greenRuns, decidedRuns, runs, greenRateInterval }: CompareRow): TableCell {
  if (decidedRuns === 0 || greenRateInterval === null)
    return { ...NONE, exact: 'of no run is it known whether it passed' }
  const unknown = runs - decidedRuns
  return {
    text: `${greenRuns}/${decidedRuns}`,
    exact: `95% interval (Wilson): ${percent(greenRateInterval.low)} to ${percent(greenRateInterval.high)}${unknown > 0 ? `; ${unknown} not known` : ''}`,
    sort: greenRuns / decidedRuns,
  }
}

function failedCell({ failedOrRetriedUsd, failedOrRetriedRuns, totalUsd }: CompareRow): TableCell {
  if (failedOrRetriedUsd === null || totalUsd === null) return NONE
  const [part, whole] = [femtoOf(failedOrRetriedUsd), femtoOf(totalUsd)]
  return {
    text: displayShare(part, whole),
    exact: `${displayExactUsd(failedOrRetriedUsd)} in ${failedOrRetriedRuns} runs`,
    sort: whole === 0n ? 0 : Number(part) / Number(whole),
  }
}

function durationCell({ medianDurationMs }: CompareRow): TableCell {
  if (medianDurationMs === null) return NONE
  return {
    text: displayDuration(medianDurationMs),
    exact: `${medianDurationMs} ms, median`,
    sort: medianDurationMs,
  }
}

/** The address of the runs that a row is of; `kept` are the filters that hold beside it. */
export function runsHref(
  by: CompareDimension,
  row: Pick<CompareRow, 'name' | 'group'>,
  kept: readonly [string, string][],
): string {
  const own: [string, string][] = [
    [by, row.name ?? NO_VALUE],
    ['group', row.group ?? NO_VALUE],
  ]
  const rest = kept.filter(([name]) => name !== by && name !== 'group')
  return `/runs?${new URLSearchParams([...own, ...rest])}`
}

/** The comparison as a table: cheapest median first, where nothing else is asked. */
export function toCompareTable(
  by: CompareDimension,
  rows: readonly CompareRow[],
  kept: readonly [string, string][],
): ExploreModel['table'] {
  const isGrouped = new Set(rows.map(({ group }) => group)).size > 1
  const total = rows.reduce((sum, { totalUsd }) => sum + (totalUsd === null ? 0n : femtoOf(totalUsd)), 0n)
  const hasCost = rows.some(({ totalUsd }) => totalUsd !== null)
  const runs = rows.reduce((sum, row) => sum + row.runs, 0)
  return {
    nameLabel: dimensionLabel(by),
    columns: COLUMNS.map(({ id, label }) => ({ id, label })),
    rows: rows.map((row) => ({
      name: isGrouped ? JSON.stringify([row.name, row.group]) : row.name,
      label: rowLabel(row, isGrouped),
      href: runsHref(by, row, kept),
      cells: COLUMNS.map(({ of }) => of(row)),
    })),
    totals: COLUMNS.map(({ id }) =>
      id === 'runs'
        ? count(runs)
        : id === 'total' && hasCost
          ? usd(formatUsd(total))
          : { text: '', exact: '', sort: null },
    ),
    hidden: 0,
  }
}
