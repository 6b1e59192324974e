import { sumKnown } from '../runs/run-record'
import type { RunSample } from '../runs/run-sample'
import { medianOfCounts, quantile, sortAmounts } from '../statistics/quantile'
import { type Interval, wilsonInterval } from '../statistics/wilson-interval'

/** What the runs of one model say of it. Amounts are femto-dollars; null where nothing is known. */
export interface ModelEvidence {
  /** "a + b" where runs are of several; null where none is known. */
  model: string | null
  isMixed: boolean
  /** The one provider that served it; null where none or several are known. */
  provider: string | null
  runs: number
  /** Runs of which it is known whether they passed. */
  decidedRuns: number
  passedRuns: number
  passRate: number | null
  interval: Interval | null
  medianFemto: bigint | null
  totalFemto: bigint | null
  /** The runs of known outcome and known cost: the cost per passing run is `femto / passed`, failures included. */
  counted: { runs: number; passed: number; femto: bigint }
  measuredRuns: number
  reportedRuns: number
  /** Calls without a price in the counted runs: their cost is not whole. */
  unpricedEvents: number
  /** Counted runs whose logs leave tokens out: their cost is at least what is said. */
  lowerBoundRuns: number
  medianDurationMs: number | null
  retriedRuns: number
}

/** Sums up runs of one model, all of the same kind of work. */
export function modelEvidence(model: string | null, samples: readonly RunSample[]): ModelEvidence {
  const slices = samples.flatMap((sample) => sample.slices)
  const decided = samples.filter(({ passed }) => passed !== null)
  const passedRuns = decided.filter(({ passed }) => passed).length
  const counted = decided.filter(({ costFemto }) => costFemto !== null)
  const sorted = sortAmounts(samples.flatMap(({ costFemto }) => costFemto ?? []))
  const providers = new Set(slices.flatMap(({ provider }) => provider ?? []))
  const [provider = null] = providers
  return {
    model,
    isMixed: samples.some(({ isMixed }) => isMixed),
    provider: providers.size === 1 ? provider : null,
    runs: samples.length,
    decidedRuns: decided.length,
    passedRuns,
    passRate: decided.length === 0 ? null : passedRuns / decided.length,
    interval: wilsonInterval(passedRuns, decided.length),
    medianFemto: sorted.length === 0 ? null : quantile(sorted, 2),
    totalFemto: sumKnown(sorted),
    counted: {
      runs: counted.length,
      passed: counted.filter(({ passed }) => passed).length,
      femto: sumKnown(counted.map(({ costFemto }) => costFemto)) ?? 0n,
    },
    measuredRuns: samples.filter(({ costBasis }) => costBasis === 'events').length,
    reportedRuns: samples.filter(({ costBasis }) => costBasis === 'reported').length,
    unpricedEvents: counted.reduce((sum, one) => sum + one.unpricedEvents, 0),
    lowerBoundRuns: counted.filter(({ lowerBoundEvents }) => lowerBoundEvents > 0).length,
    medianDurationMs: medianOfCounts(samples.flatMap(({ durationMs }) => durationMs ?? [])),
    retriedRuns: samples.filter(({ isRetried }) => isRetried).length,
  }
}
