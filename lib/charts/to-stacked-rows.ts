import { displayCount } from '../domain/display/display-count'
import { displayShare } from '../domain/display/display-share'
import type { SpendRow } from '../domain/usage/spend'
import { amountText, displayAmount, type MeasureUnit, type SpendMeasure } from '../domain/usage/spend-measure'
import type { Name, SeriesColour } from './assign-colours'
import { nameLabel, topNames } from './top-names'

export interface StackedSegment {
  label: string
  colour: SeriesColour
  exact: string
  /** Of the longest row, 0 to 1: for the drawing only. */
  length: number
}

export interface StackedRow {
  name: string | null | undefined
  label: string
  segments: StackedSegment[]
  total: string
  share: string
}

/** Bars side by side: a row a name, its segments a second name. */
export interface StackedRows {
  unit: MeasureUnit
  rows: StackedRow[]
  legend: { label: string; name: string | null | undefined; colour: SeriesColour; total: string }[]
  hidden: number
  summary: string
}

const MOST_ROWS = 12
const MOST_SEGMENTS = 7

/** Rows of [name] or [name, second name], largest first; a row's segments keep one order in all rows. */
export function toStackedRows(
  rows: readonly SpendRow[],
  measure: SpendMeasure,
  isSplit: boolean,
  rankings: { name?: readonly Name[]; part?: readonly Name[] } = {},
): StackedRows {
  const cells = rows.flatMap(({ values, ...measures }) => {
    const amount = measure.amountOf(measures)
    return amount === null
      ? []
      : [{ name: values[0] ?? null, part: isSplit ? (values[1] ?? null) : null, amount }]
  })
  const names = topNames(sumBy(cells, 'name'), MOST_ROWS)
  // The same few names have a colour here as in the chart over time.
  const coloured = new Map(
    topNames(sumBy(cells, 'name'), MOST_SEGMENTS, rankings.name).visible.map(({ name, colour }) => [
      name,
      colour,
    ]),
  )
  const parts = topNames(sumBy(cells, 'part'), MOST_SEGMENTS, rankings.part)
  const shownNames = new Set(names.visible.map(({ name }) => name))
  const longest = Number([...names.visible.map(({ amount }) => amount), names.other].reduce(max, 0n))
  const row = (
    name: string | null | undefined,
    label: string,
    of: readonly (typeof cells)[number][],
    colour: SeriesColour,
  ): StackedRow => {
    const total = of.reduce((sum, { amount }) => sum + amount, 0n)
    const segment = (text: string, slot: SeriesColour, amount: bigint): StackedSegment[] =>
      amount === 0n
        ? []
        : [
            {
              label: text,
              colour: slot,
              exact: amountText(amount, measure.unit),
              length: longest > 0 ? Number(amount) / longest : 0,
            },
          ]
    const ofPart = (part: string | null) =>
      of.filter((cell) => cell.part === part).reduce((sum, { amount }) => sum + amount, 0n)
    const shown = parts.visible.map((part) => ({ ...part, amount: ofPart(part.name) }))
    const rest = total - shown.reduce((sum, { amount }) => sum + amount, 0n)
    return {
      name,
      label,
      segments: isSplit
        ? [
            ...shown.flatMap((part) => segment(nameLabel(part.name), part.colour, part.amount)),
            ...segment('Other', 'other', rest),
          ]
        : segment(label, colour, total),
      total: amountText(total, measure.unit),
      share: displayShare(total, names.total),
    }
  }
  const stacked = names.visible.map(({ name }) =>
    row(
      name,
      nameLabel(name),
      cells.filter((cell) => cell.name === name),
      coloured.get(name) ?? 'other',
    ),
  )
  if (names.hidden > 0)
    stacked.push(
      row(
        undefined,
        `${names.hidden} others`,
        cells.filter((cell) => !shownNames.has(cell.name)),
        'other',
      ),
    )
  const [first] = stacked
  return {
    unit: measure.unit,
    rows: stacked,
    legend: isSplit
      ? [
          ...parts.visible.map(({ name, colour, amount }) => ({
            label: nameLabel(name),
            name,
            colour,
            total: amountText(amount, measure.unit),
          })),
          ...(parts.hidden > 0
            ? [
                {
                  label: `Other (${displayCount(parts.hidden)})`,
                  name: undefined,
                  colour: 'other' as const,
                  total: amountText(parts.other, measure.unit),
                },
              ]
            : []),
        ]
      : [],
    hidden: names.hidden,
    summary: first
      ? `${measure.label}: ${first.label} leads with ${displayAmount(first.total, measure.unit)}, ${first.share} of the whole.`
      : `${measure.label}: nothing in this time.`,
  }
}

function sumBy<Key extends 'name' | 'part'>(
  cells: readonly { name: string | null; part: string | null; amount: bigint }[],
  key: Key,
): { name: string | null; amount: bigint }[] {
  const sums = new Map<string | null, bigint>()
  for (const cell of cells) sums.set(cell[key], (sums.get(cell[key]) ?? 0n) + cell.amount)
  return [...sums].map(([name, amount]) => ({ name, amount }))
}

function max(one: bigint, two: bigint): bigint {
  return one > two ? one : two
}
