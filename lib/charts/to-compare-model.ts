import { type CompareDifference, pInWords } from '../domain/compare/compare-differences'
import type { CompareMove } from '../domain/compare/compare-groups'
import type { CompareRow } from '../domain/compare/compare-rows'
import { efficientFrontier } from '../domain/compare/efficient-frontier'
import { displayNumberOf } from '../domain/display/display-count'
import { displayUsd, femtoOf } from '../domain/display/display-usd'
import { assignColours, type Name, type SeriesColour } from './assign-colours'
import { nameLabel } from './top-names'

export interface ComparedDot {
  runId: string
  x: number
  usd: string
  isReported: boolean
  checks: string | null
}

/** One line of dots: every repeat, the range from the least to the most, the median. */
export interface DotLine {
  key: string
  label: string
  colour: SeriesColour
  dots: ComparedDot[]
  min: number
  max: number
  median: number
  medianUsd: string
  summary: string
}

export interface FrontierPoint {
  key: string
  label: string
  colour: SeriesColour
  cost: number
  costUsd: string
  /** Checks passed of all, 0 to 100. */
  passed: number
  isOnFrontier: boolean
}

export interface GroupLine {
  label: string
  colour: SeriesColour
  /** By group label. */
  values: Record<string, { usd: string; value: number }>
}

export interface CompareModel {
  headline: { name: string; usd: string; sentence: string; isDifferenceShown: boolean } | null
  lines: DotLine[]
  dotsSummary: string
  frontier: { points: FrontierPoint[]; line: FrontierPoint[]; summary: string } | null
  groups: { labels: string[]; lines: GroupLine[]; summary: string } | null
  colours: Map<Name, SeriesColour>
}

/** Tells a name within a group from all others. */
export function cellKey({ name, group }: Pick<CompareRow, 'name' | 'group'>): string {
  return JSON.stringify([name, group])
}

/** "hono · baseline" where there are several groups, else the name alone. */
export function rowLabel(row: Pick<CompareRow, 'name' | 'group'>, isGrouped: boolean): string {
  return isGrouped ? `${nameLabel(row.name)} · ${row.group ?? 'no group'}` : nameLabel(row.name)
}

/** What Compare draws and says of its rows. */
export function toCompareModel(
  rows: readonly CompareRow[],
  differences: readonly CompareDifference[],
  moves: readonly CompareMove[],
  ranking: readonly Name[],
): CompareModel {
  const isGrouped = new Set(rows.map(({ group }) => group)).size > 1
  const colours = assignColours([...new Set(rows.map(({ name }) => name))], ranking)
  const lines = rows.flatMap((row) => toLine(row, isGrouped, colours.get(row.name) ?? 'other'))
  const [first] = lines
  return {
    headline: isGrouped ? null : headlineOf(rows, differences),
    lines,
    dotsSummary: first
      ? `Cost of ${displayNumberOf(
          lines.reduce((sum, { dots }) => sum + dots.length, 0),
          'run',
        )}. Lowest median: ${first.label} with ${displayUsd(first.medianUsd)}.`
      : 'No run has a cost.',
    frontier: toFrontier(rows, isGrouped, colours),
    groups: toGroups(moves, colours),
    colours,
  }
}

function headlineOf(
  rows: readonly CompareRow[],
  differences: readonly CompareDifference[],
): CompareModel['headline'] {
  const costed = rows.filter(({ medianUsd }) => medianUsd !== null)
  const [first, second] = costed
  if (!first?.medianUsd) return null
  const name = nameLabel(first.name)
  if (!second)
    return {
      name,
      usd: first.medianUsd,
      sentence: 'There is nothing to set it against yet.',
      isDifferenceShown: false,
    }
  const difference = differences.find(({ a, b }) => a === first.name && b === second.name)
  const next = `the next, ${nameLabel(second.name)} at ${displayUsd(second.medianUsd)}`
  return {
    name,
    usd: first.medianUsd,
    isDifferenceShown: difference?.isShown ?? false,
    sentence: difference?.isShown
      ? `Less than ${next}: the ranges are apart, ${pInWords(difference.pValue ?? 1)}.`
      : `No difference shown to ${next}: ${difference?.why ?? 'too little is known'}.`,
  }
}

function toLine(row: CompareRow, isGrouped: boolean, colour: SeriesColour): DotLine[] {
  const { minUsd, maxUsd, medianUsd } = row
  if (minUsd === null || maxUsd === null || medianUsd === null) return []
  const label = rowLabel(row, isGrouped)
  return [
    {
      key: cellKey(row),
      label,
      colour,
      dots: row.each.flatMap(({ runId, costUsd, costBasis, checksPassed, checksTotal }) =>
        costUsd === null
          ? []
          : [
              {
                runId,
                x: Number(costUsd),
                usd: costUsd,
                isReported: costBasis === 'reported',
                checks: checksTotal === null ? null : `${checksPassed ?? 0} of ${checksTotal} checks`,
              },
            ],
      ),
      min: Number(minUsd),
      max: Number(maxUsd),
      median: Number(medianUsd),
      medianUsd,
      summary: `${label}: median ${displayUsd(medianUsd)}, ${displayUsd(minUsd)} to ${displayUsd(maxUsd)} in ${displayNumberOf(row.runsWithCost, 'run')}`,
    },
  ]
}

function toFrontier(
  rows: readonly CompareRow[],
  isGrouped: boolean,
  colours: ReadonlyMap<Name, SeriesColour>,
): CompareModel['frontier'] {
  const judged = rows.flatMap((row) =>
    row.medianUsd === null || row.passRate === null
      ? []
      : [{ row, cost: femtoOf(row.medianUsd), quality: row.passRate, usd: row.medianUsd }],
  )
  if (judged.length < 2) return null
  const best = efficientFrontier(judged)
  const toPoint = ({ row, usd, quality }: (typeof judged)[number]): FrontierPoint => ({
    key: cellKey(row),
    label: rowLabel(row, isGrouped),
    colour: colours.get(row.name) ?? 'other',
    cost: Number(usd),
    costUsd: usd,
    passed: quality * 100,
    isOnFrontier: best.some((one) => one.row === row),
  })
  const line = best.map(toPoint)
  return {
    points: judged.map(toPoint),
    line,
    summary: `On the frontier, where nothing costs less and passes as much: ${line.map(({ label }) => label).join(', ')}.`,
  }
}

function toGroups(
  moves: readonly CompareMove[],
  colours: ReadonlyMap<Name, SeriesColour>,
): CompareModel['groups'] {
  const labels = (moves[0]?.groups ?? []).map(({ group }) => group ?? 'no group')
  if (labels.length < 2) return null
  const lines = moves.map(({ name, groups }) => ({
    label: nameLabel(name),
    colour: colours.get(name) ?? ('other' as const),
    values: Object.fromEntries(
      groups.flatMap(({ group, medianUsd }) =>
        medianUsd === null ? [] : [[group ?? 'no group', { usd: medianUsd, value: Number(medianUsd) }]],
      ),
    ),
  }))
  return {
    labels,
    lines,
    summary: `Median cost of ${displayNumberOf(lines.length, 'line')} over ${labels.join(', ')}.`,
  }
}
