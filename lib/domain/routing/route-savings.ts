import { divideHalfEven } from '../money'
import { wilsonInterval } from '../statistics/wilson-interval'
import type { ModelEvidence } from './model-evidence'

/** What the same passing results would have cost with one model instead. Femto-dollars; negative: it costs more. */
export interface RouteSavings {
  savingFemto: bigint
  /** At the ends of the 95 % interval of the model's pass rate. */
  lowFemto: bigint
  highFemto: bigint
}

const PARTS = 1_000_000_000

/**
 * Had the runs of the other models gone to `to`: what they cost, less as many passing runs as they had at `to`'s cost
 * per passing run: Σ cost of the others − passed by the others × (cost of `to` / passed by `to`). Its own runs stay as
 * they were, and so do runs of unknown outcome or cost. The cost per passing run is its mean cost over its pass rate;
 * the range puts the ends of the rate's Wilson interval in place of the rate. Null where `to` has no passing run.
 */
export function routeSavings(models: readonly ModelEvidence[], to: ModelEvidence): RouteSavings | null {
  const { femto, passed, runs } = to.counted
  const interval = wilsonInterval(passed, runs)
  if (passed === 0 || interval === null) return null
  const others = models.filter((one) => one !== to)
  const spent = others.reduce((sum, { counted }) => sum + counted.femto, 0n)
  const results = BigInt(others.reduce((sum, { counted }) => sum + counted.passed, 0))
  const atRate = (rate: number) =>
    divideHalfEven(
      results * femto * BigInt(PARTS),
      BigInt(runs) * BigInt(Math.max(1, Math.round(rate * PARTS))),
    )
  return {
    savingFemto: spent - divideHalfEven(results * femto, BigInt(passed)),
    lowFemto: spent - atRate(interval.low),
    highFemto: spent - atRate(interval.high),
  }
}
