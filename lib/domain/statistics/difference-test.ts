import { errorFunction } from 'simple-statistics'
import { sortAmounts } from './quantile'

export interface DifferenceTest {
  method: 'exact permutation' | 'Mann-Whitney'
  /** Two-sided, in 0 to 1. */
  pValue: number
}

const MOST_ARRANGEMENTS = 50_000

/**
 * How likely a difference at least as large would be if both samples (femto-dollars) came from one source, two-sided.
 * Small samples: a permutation test on the difference of means over every arrangement, exact (Fisher 1935). Larger
 * ones: Mann-Whitney with mid-ranks, normal approximation with tie and continuity correction. Null where one is empty.
 */
export function testDifference(a: readonly bigint[], b: readonly bigint[]): DifferenceTest | null {
  if (a.length === 0 || b.length === 0) return null
  if (arrangements(a.length + b.length, a.length) <= MOST_ARRANGEMENTS)
    return { method: 'exact permutation', pValue: permutationP(a, b) }
  return { method: 'Mann-Whitney', pValue: mannWhitneyP(a, b) }
}

/** n choose k, or Infinity beyond what is counted exactly. */
function arrangements(n: number, k: number): number {
  let count = 1
  for (let i = 1; i <= Math.min(k, n - k); i++) {
    count = (count * (n - i + 1)) / i
    if (count > 1e12) return Number.POSITIVE_INFINITY
  }
  return Math.round(count)
}

function permutationP(a: readonly bigint[], b: readonly bigint[]): number {
  const all = [...a, ...b]
  const total = all.reduce((sum, amount) => sum + amount, 0n)
  const [size, n] = [BigInt(a.length), BigInt(all.length)]
  // |mean of the chosen − mean of the rest| grows with this; whole numbers, so that ties are ties.
  const distance = (sum: bigint): bigint => {
    const difference = sum * n - total * size
    return difference < 0n ? -difference : difference
  }
  const observed = distance(a.reduce((sum, amount) => sum + amount, 0n))
  let count = 0
  let asFar = 0
  const choose = (from: number, left: number, sum: bigint): void => {
    if (left === 0) {
      count++
      if (distance(sum) >= observed) asFar++
      return
    }
    for (let at = from; at <= all.length - left; at++) choose(at + 1, left - 1, sum + (all[at] ?? 0n))
  }
  choose(0, a.length, 0n)
  return asFar / count
}

function mannWhitneyP(a: readonly bigint[], b: readonly bigint[]): number {
  const ordered = sortAmounts([...a, ...b])
  const n = ordered.length
  const ranks = new Map<bigint, number>()
  let ties = 0
  for (let start = 0; start < n; ) {
    let end = start
    while (end < n && ordered[end] === ordered[start]) end++
    ranks.set(ordered[start] ?? 0n, (start + 1 + end) / 2)
    ties += (end - start) ** 3 - (end - start)
    start = end
  }
  const rankSum = a.reduce((sum, amount) => sum + (ranks.get(amount) ?? 0), 0)
  const u = rankSum - (a.length * (a.length + 1)) / 2
  const mean = (a.length * b.length) / 2
  const variance = ((a.length * b.length) / 12) * (n + 1 - ties / (n * (n - 1)))
  if (variance <= 0) return 1
  const z = Math.max(0, Math.abs(u - mean) - 0.5) / Math.sqrt(variance)
  return Math.min(1, Math.max(0, 1 - errorFunction(z / Math.SQRT2)))
}
