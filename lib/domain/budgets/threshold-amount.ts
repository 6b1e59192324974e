import { divideHalfEven, parseUsd } from '../money'
import type { BudgetThreshold } from './budget'

/** What a threshold is in femto-dollars under a limit; percents rounded half-even, their fourth decimal the last. */
export function thresholdAmount(threshold: BudgetThreshold, limit: bigint): bigint {
  if ('usd' in threshold) return parseUsd(threshold.usd) ?? 0n
  return divideHalfEven(limit * BigInt(Math.round(threshold.percent * 10_000)), 1_000_000n)
}
