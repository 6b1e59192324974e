import type {
  Budget,
  BudgetStanding,
  BudgetState,
  BudgetThreshold,
  ThresholdBasis,
} from '../domain/budgets/budget'
import { thresholdLabel } from '../domain/budgets/budget-in-words'
import { thresholdAmount } from '../domain/budgets/threshold-amount'
import { displayShare } from '../domain/display/display-share'
import { displayUsd } from '../domain/display/display-usd'
import { formatUsd } from '../domain/money'

/** By how wide the bar is: at least 500 px, or narrower, down to 300. */
export interface Lanes {
  wide: number
  narrow: number
}

/** A mark on a bar; `at` in percent of its axis. */
export interface BudgetMark {
  kind: 'threshold' | 'limit' | 'forecast'
  at: number
  label: string
  /** Labels that would touch stand in lanes, one under the other: fewer where the bar is wide. */
  lane: Lanes
}

/** A zero-based bar of one budget, ready to draw: lengths in percent of the axis, amounts as exact decimal text. */
export interface BudgetBar {
  state: BudgetState
  spentUsd: string
  limitUsd: string
  forecastUsd: string | null
  /** Spent of the limit: "81%"; a dash where nothing is left to spend from the start. */
  share: string
  filled: number
  /** Where the limit stands: what is filled beyond it is over. */
  limitAt: number
  forecastAt: number | null
  marks: BudgetMark[]
  lanes: Lanes
  summary: string
}

// What a character takes of the bar in percent; and what keeps two labels apart.
const CHARACTER = { wide: 1.35, narrow: 2.2 }
const GAP = 2

/** The bar of a budget: its axis ends at the largest of spent, forecast, limit and thresholds. */
export function toBudgetBar({
  budget,
  standing,
}: {
  budget: Pick<Budget, 'thresholds'>
  standing: BudgetStanding
}): BudgetBar {
  const { spent, limit, forecast, state } = standing
  const lines = thresholdLines(budget.thresholds, limit)
  const end = largest([spent, limit, forecast ?? 0n, ...lines.map(({ amount }) => amount)])
  const at = (amount: bigint) =>
    end === 0n || amount <= 0n ? 0 : Number((amount * 1_000_000n) / end) / 10_000
  const atLimit = lines.find(({ amount }) => amount === limit)
  const marks = inLanes([
    ...lines
      .filter((line) => line !== atLimit)
      .map(({ amount, label }) => ({ kind: 'threshold' as const, at: at(amount), label })),
    { kind: 'limit' as const, at: at(limit), label: atLimit ? `Limit · ${atLimit.label}` : 'Limit' },
    ...(forecast === null
      ? []
      : [
          {
            kind: 'forecast' as const,
            at: at(forecast),
            label: `Forecast ${displayUsd(formatUsd(forecast))}`,
          },
        ]),
  ])
  const share = shareOf(spent, limit)
  return {
    state,
    spentUsd: formatUsd(spent),
    limitUsd: formatUsd(limit),
    forecastUsd: forecast === null ? null : formatUsd(forecast),
    share,
    filled: at(spent),
    limitAt: at(limit),
    forecastAt: forecast === null ? null : at(forecast),
    marks,
    lanes: {
      wide: Math.max(...marks.map(({ lane }) => lane.wide)) + 1,
      narrow: Math.max(...marks.map(({ lane }) => lane.narrow)) + 1,
    },
    summary: `${displayUsd(formatUsd(spent))} of ${displayUsd(formatUsd(limit))} spent, ${share}${
      forecast === null
        ? '; no forecast'
        : `; the forecast (P50) is ${displayUsd(formatUsd(forecast))}, ${shareOf(forecast, limit)}`
    }. Thresholds: ${lines.map(({ label }) => label).join(', ') || 'none'}.`,
  }
}

/** Where each threshold stands in femto-dollars, the least first; those of one amount are one line with one label. */
function thresholdLines(thresholds: readonly BudgetThreshold[], limit: bigint) {
  const lines = new Map<bigint, BudgetThreshold[]>()
  for (const threshold of thresholds) {
    const amount = thresholdAmount(threshold, limit)
    lines.set(amount, [...(lines.get(amount) ?? []), threshold])
  }
  return [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([amount, same]) => ({ amount, label: sharedLabel(same) }))
}

// Whole percents rounded down: 49.6 % is not yet the threshold of 50 %.
function shareOf(part: bigint, limit: bigint): string {
  const percent = limit > 0n ? (part * 100n) / limit : 0n
  return displayShare(percent >= 10n && percent < 99n ? (percent * limit) / 100n : part, limit)
}

/** "80%, $100.00"; "100% and forecast" where both what is spent and what is foreseen are held against it. */
function sharedLabel(same: readonly BudgetThreshold[]): string {
  const bases = new Map<string, Set<ThresholdBasis>>()
  for (const threshold of same) {
    const amount = thresholdLabel({ ...threshold, on: 'actual' })
    bases.set(amount, (bases.get(amount) ?? new Set()).add(threshold.on))
  }
  return [...bases]
    .map(([amount, on]) =>
      on.size === 2 ? `${amount} and forecast` : on.has('forecast') ? `${amount} forecast` : amount,
    )
    .join(', ')
}

function inLanes(marks: readonly Omit<BudgetMark, 'lane'>[]): BudgetMark[] {
  const ordered = [...marks].sort((a, b) => a.at - b.at)
  const wide = lanesOf(ordered, CHARACTER.wide)
  const narrow = lanesOf(ordered, CHARACTER.narrow)
  return ordered.map((mark, index) => ({
    ...mark,
    lane: { wide: wide[index] ?? 0, narrow: narrow[index] ?? 0 },
  }))
}

function lanesOf(marks: readonly Omit<BudgetMark, 'lane'>[], character: number): number[] {
  const ends: number[] = []
  return marks.map(({ at, label }) => {
    const width = label.length * character
    // A label leans: at the start it stands right of its mark, at the end left of it.
    const start = at - (width * at) / 100
    const free = ends.findIndex((taken) => taken + GAP <= start)
    const lane = free === -1 ? ends.length : free
    ends[lane] = start + width
    return lane
  })
}

function largest(amounts: readonly bigint[]): bigint {
  const [most = 0n] = [0n, ...amounts].sort((a, b) => (a < b ? 1 : -1))
  return most
}
