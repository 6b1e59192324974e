import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { quantile, sortAmounts } from './quantile'

/** The seed of every interval: the same runs give the same figures wherever they are computed. */
export const BOOTSTRAP_SEED = 20_260_526
/** Under so many there is nothing to draw from. */
export const FEWEST_FOR_INTERVAL = 3
const RESAMPLES = 10_000
const MOST_DRAWS = 5_000_000

/** How often samples of `n` are drawn again: 10,000 times, less often where they are large, never under 1,000. */
export function resamplesOf(n: number): number {
  return Math.max(1_000, Math.min(RESAMPLES, Math.floor(MOST_DRAWS / Math.max(1, n))))
}

/**
 * The 95 % percentile interval (Efron 1979) of the median of amounts in femto-dollars: medians of samples drawn with
 * replacement by a seeded generator, their 2.5 and 97.5 % order statistics. Null under three amounts.
 */
export function bootstrapMedian(amounts: readonly bigint[]): { low: bigint; high: bigint } | null {
  const n = amounts.length
  if (n < FEWEST_FOR_INTERVAL) return null
  const sorted = sortAmounts(amounts)
  const random = xoroshiro128plus(BOOTSTRAP_SEED)
  const resamples = resamplesOf(n)
  // A median lies at the places of two of the amounts: whole places suffice, money is looked up at the end.
  const medians: bigint[] = []
  const drawn = new Int32Array(n)
  for (let resample = 0; resample < resamples; resample++) {
    for (let draw = 0; draw < n; draw++) drawn[draw] = uniformInt(random, 0, n - 1)
    drawn.sort()
    const below = sorted[drawn[Math.floor((n - 1) / 2)] ?? 0] ?? 0n
    const above = sorted[drawn[Math.ceil((n - 1) / 2)] ?? 0] ?? 0n
    medians.push(quantile([below, above], 2))
  }
  const ordered = sortAmounts(medians)
  const at = (share: number): bigint => ordered[Math.round(share * (resamples - 1))] ?? 0n
  return { low: at(0.025), high: at(0.975) }
}
