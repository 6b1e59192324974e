/** Days with spend that a history needs before a day can be called unusual. */
export const MINIMUM_ACTIVE_DAYS = 10

/** A day far above its own history, in femto-dollars; from `line` on it was unusual. */
export type UnusualDay = { expected: bigint; impact: bigint; line: bigint }

/** The middle of some amounts (femto-dollars), of two middles their mean rounded down; zero where there are none. */
export function median(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0n
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0n) + upper) / 2n
}

/**
 * Whether one day's spend is far above its own history, all in femto-dollars.
 * Expected is the median of the days that had spend, so idle days do not make every working day unusual.
 * Unusual: above twice the expected, above it by more than six scaled median absolute deviations
 * (1.4826 × MAD, the usual estimate of a standard deviation), and by at least `minimumImpact`
 * (as AWS Cost Anomaly Detection: the threshold is on the impact above the expected, not on the total).
 */
export function judgeDay(
  history: readonly bigint[],
  amount: bigint,
  minimumImpact: bigint,
): UnusualDay | null {
  const active = history.filter((day) => day > 0n)
  if (active.length < MINIMUM_ACTIVE_DAYS) return null
  const expected = median(active)
  const deviation = median(active.map((day) => (day > expected ? day - expected : expected - day)))
  // More than twice the expected, more than six deviations above it, and at least the impact asked for.
  const above = [expected + 1n, (6n * 14_826n * deviation) / 10_000n + 1n, minimumImpact]
  const line = expected + above.reduce((most, one) => (one > most ? one : most))
  return amount >= line ? { expected, impact: amount - expected, line } : null
}
