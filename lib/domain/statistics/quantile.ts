import { divideHalfEven } from '../money'

/** Smallest first. */
export function sortAmounts(amounts: readonly bigint[]): bigint[] {
  return [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

/**
 * The quantile at `quarters`/4 of sorted amounts in femto-dollars, by linear interpolation between the two nearest
 * (Hyndman & Fan 1996, type 7: what R, NumPy and spreadsheets do), exact and rounded half-even where it does not divide.
 * The median of an even number is the mean of the middle two. Throws a RangeError where there is nothing.
 */
export function quantile(sorted: readonly bigint[], quarters: 0 | 1 | 2 | 3 | 4): bigint {
  const place = (sorted.length - 1) * quarters
  const below = sorted[Math.floor(place / 4)]
  if (below === undefined) throw new RangeError('a quantile of nothing')
  const above = sorted[Math.ceil(place / 4)] ?? below
  return divideHalfEven(below * 4n + (above - below) * BigInt(place % 4), 4n)
}

/** The median of whole numbers, the mean of the middle two where they are even; null of nothing. */
export function medianOfCounts(counts: readonly number[]): number | null {
  const sorted = [...counts].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const below = sorted[Math.floor(middle)]
  const above = sorted[Math.ceil(middle)]
  return below === undefined || above === undefined ? null : (below + above) / 2
}
