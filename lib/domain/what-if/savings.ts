import { divideHalfEven, divideUsd, FEMTO_PER_USD, formatUsd } from '../money'
import type { RunEvidence, WhatIfAmounts } from './what-if-report'

/** What a what-if would have saved: exact decimal strings, negative where it would have cost more; null where unknown. */
export interface Savings {
  usd: string | null
  lowUsd: string | null
  highUsd: string | null
  /** Of the actual cost, rounded half-even at 15 places; null where that is nothing. */
  percent: string | null
}

export function savingsOf(amounts: WhatIfAmounts): Savings {
  const { actualFemto: actual, whatIfFemto, lowFemto, highFemto } = amounts
  const less = (femto: bigint | null) =>
    actual === null || femto === null ? null : formatUsd(actual - femto)
  return {
    usd: less(whatIfFemto),
    lowUsd: less(highFemto),
    highUsd: less(lowFemto),
    percent:
      actual === null || actual === 0n || whatIfFemto === null
        ? null
        : formatUsd(divideHalfEven((actual - whatIfFemto) * 100n * FEMTO_PER_USD, actual)),
  }
}

/** The share of judged runs that passed, 0 to 1, rounded half-even at 15 places; null without runs. */
export function passRateOf({ runs, passed }: RunEvidence): string | null {
  return runs === 0 ? null : divideUsd(BigInt(passed) * FEMTO_PER_USD, runs)
}
