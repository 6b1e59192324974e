import { judgeDay, type UnusualDay } from './judge-day'

/** What a day may be unusual for. */
export const ANOMALY_DIMENSIONS = ['project', 'user', 'model'] as const
export type AnomalyDimension = (typeof ANOMALY_DIMENSIONS)[number]

/** Some spend of one day (femto-dollars), by everything that it may be unusual for. */
export type DaySlice = Record<AnomalyDimension, string | null> & { spent: bigint }

export interface Named {
  dimension: AnomalyDimension
  value: string
}

export interface Unusual extends Named, UnusualDay {
  spent: bigint
}

/**
 * What stands out on a day, the largest impact first. What is told of one is not told of another again: of a candidate,
 * the spend that it shares with what is told already (`told`, and what stands before it in the answer) does not count.
 * `historyOf`: what each cost on the days before, femto-dollars.
 */
export function unusualOfDay(
  slices: readonly DaySlice[],
  historyOf: (named: Named) => readonly bigint[],
  options: { minimumImpact: bigint; told: readonly Named[]; isMuted: (named: Named) => boolean },
): Unusual[] {
  const { minimumImpact, isMuted } = options
  const candidates = namesOf(slices)
    .filter((named) => !isMuted(named) && !options.told.some((other) => isSame(other, named)))
    .flatMap((named): Unusual[] => {
      const spent = sumOf(slices.filter((slice) => slice[named.dimension] === named.value))
      const unusual = judgeDay(historyOf(named), spent, minimumImpact)
      return unusual ? [{ ...named, ...unusual, spent }] : []
    })
    .sort((a, b) => (a.impact === b.impact ? 0 : a.impact < b.impact ? 1 : -1))
  const told = [...options.told]
  const found: Unusual[] = []
  for (const candidate of candidates) {
    const own = slices.filter(
      (slice) =>
        slice[candidate.dimension] === candidate.value &&
        !told.some((other) => slice[other.dimension] === other.value),
    )
    if (judgeDay(historyOf(candidate), sumOf(own), minimumImpact) === null) continue
    told.push(candidate)
    found.push(candidate)
  }
  return found
}

function namesOf(slices: readonly DaySlice[]): Named[] {
  return ANOMALY_DIMENSIONS.flatMap((dimension) =>
    [...new Set(slices.map((slice) => slice[dimension]))].flatMap((value) =>
      value === null ? [] : [{ dimension, value }],
    ),
  )
}

function isSame(a: Named, b: Named): boolean {
  return a.dimension === b.dimension && a.value === b.value
}

function sumOf(slices: readonly DaySlice[]): bigint {
  return slices.reduce((sum, { spent }) => sum + spent, 0n)
}
