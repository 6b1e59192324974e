const Z = 1.959963984540054

export interface Interval {
  low: number
  high: number
}

/**
 * The 95 % Wilson score interval (Wilson 1927, without continuity correction) of a share of `successes` in `n` trials,
 * both in 0 to 1; null where there was no trial. Unlike p ± 1.96 σ it never leaves 0 to 1 and has a width at 0 and n.
 */
export function wilsonInterval(successes: number, n: number): Interval | null {
  if (n <= 0) return null
  const share = successes / n
  const z2 = Z * Z
  const centre = share + z2 / (2 * n)
  const spread = Z * Math.sqrt((share * (1 - share) + z2 / (4 * n)) / n)
  // At the ends the true bound is exactly 0 or 1; arithmetic alone misses it by a hair.
  return {
    low: successes === 0 ? 0 : (centre - spread) / (1 + z2 / n),
    high: successes === n ? 1 : (centre + spread) / (1 + z2 / n),
  }
}
