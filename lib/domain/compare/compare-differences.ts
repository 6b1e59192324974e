import { divideHalfEven, FEMTO_PER_USD, formatUsd } from '../money'
import type { RunSample } from '../runs/run-sample'
import { type DifferenceTest, testDifference } from '../statistics/difference-test'
import { quantile, sortAmounts } from '../statistics/quantile'
import { type CompareDimension, compareText, costsOf } from './compare-rows'

/** A difference is said to be shown only where p is under this. */
export const SIGNIFICANT = 0.05
/** Under so many repeats each, none is. */
export const FEWEST_REPEATS = 3

/** Two names of one group set against each other: `a` has the lower median. */
export interface CompareDifference {
  group: string | null
  a: string | null
  b: string | null
  /** Median of a over median of b, exact to 15 places; null where one is unknown or b's is zero. */
  ratio: string | null
  pValue: number | null
  method: DifferenceTest['method'] | null
  rangesOverlap: boolean | null
  /** Whether a difference is shown. Where ranges overlap, repeats are few or p is large, there is none, and no winner. */
  isShown: boolean
  why: string
}

/** Every pair of names within a group, by their runs of known cost. */
export function compareDifferences(samples: readonly RunSample[], by: CompareDimension): CompareDifference[] {
  const groups = new Map<string | null, Map<string | null, bigint[]>>()
  for (const sample of samples) {
    const names = groups.get(sample.group) ?? new Map<string | null, bigint[]>()
    groups.set(sample.group, names.set(sample[by], [...(names.get(sample[by]) ?? []), ...costsOf([sample])]))
  }
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([group, names]) =>
      pairs(cheapestFirst(names)).map(([a, b]) => ({ group, ...difference(a, b) })),
    )
}

interface Named {
  name: string | null
  sorted: bigint[]
}

function cheapestFirst(names: ReadonlyMap<string | null, bigint[]>): Named[] {
  return [...names]
    .map(([name, costs]) => ({ name, sorted: sortAmounts(costs) }))
    .sort((a, b) => {
      const [x, y] = [medianOf(a), medianOf(b)]
      if (x === y) return compareText(a.name, b.name)
      if (x === null) return 1
      return y === null || x < y ? -1 : 1
    })
}

const medianOf = ({ sorted }: Named): bigint | null => (sorted.length === 0 ? null : quantile(sorted, 2))

function pairs(named: readonly Named[]): [Named, Named][] {
  return named.flatMap((a, index) => named.slice(index + 1).map((b): [Named, Named] => [a, b]))
}

function difference(a: Named, b: Named): Omit<CompareDifference, 'group'> {
  const [medianA, medianB] = [medianOf(a), medianOf(b)]
  const test = testDifference(a.sorted, b.sorted)
  const rangesOverlap = overlap(a.sorted, b.sorted)
  const why = reasonAgainst(a, b, rangesOverlap, test)
  return {
    a: a.name,
    b: b.name,
    ratio:
      medianA === null || medianB === null || medianB === 0n
        ? null
        : formatUsd(divideHalfEven(medianA * FEMTO_PER_USD, medianB)),
    pValue: test?.pValue ?? null,
    method: test?.method ?? null,
    rangesOverlap,
    isShown: why === null,
    why: why ?? `ranges are apart, ${pInWords(test?.pValue ?? 1)}`,
  }
}

function overlap(a: readonly bigint[], b: readonly bigint[]): boolean | null {
  const [lowA, highA, lowB, highB] = [a[0], a.at(-1), b[0], b.at(-1)]
  if (lowA === undefined || highA === undefined || lowB === undefined || highB === undefined) return null
  return lowA <= highB && lowB <= highA
}

function reasonAgainst(
  a: Named,
  b: Named,
  rangesOverlap: boolean | null,
  test: DifferenceTest | null,
): string | null {
  if (test === null) return 'one has no run of known cost'
  const [few] = [a, b].filter(({ sorted }) => sorted.length < FEWEST_REPEATS)
  if (few)
    return `${few.sorted.length === 1 ? '1 repeat' : `${few.sorted.length} repeats`} of ${few.name ?? 'no name'}, ${FEWEST_REPEATS} needed`
  if (rangesOverlap) return 'ranges overlap'
  if (test.pValue >= SIGNIFICANT) return `too few repeats to tell: ${pInWords(test.pValue)}`
  return null
}

/** "0.1", "0.029", "< 0.001". */
export function displayP(p: number): string {
  return p < 0.001 ? '< 0.001' : String(Number(p.toPrecision(2)))
}

/** "p = 0.029", "p < 0.001". */
export function pInWords(p: number): string {
  const shown = displayP(p)
  return shown.startsWith('<') ? `p ${shown}` : `p = ${shown}`
}
