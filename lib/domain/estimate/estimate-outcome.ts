import { divideHalfEven, formatUsd, parseUsd } from '../money'
import { costOfRun, modelsOf, type RunRecord } from '../runs/run-record'
import type { Estimate } from './estimate'

/** One figure of an estimate against what the build came to. */
export interface OutcomeRow {
  /** A model, or `mix`. */
  model: string
  estimated_usd: string
  /** Actual less estimated: above zero the build cost more. */
  difference_usd: string
  /** In percent of the estimate, to a tenth; null where the estimate is nothing. */
  difference_percent: string | null
  /** Whether the linked runs' calls went to this model. */
  was_used: boolean
}

/** What a build came to, of the runs linked to its estimate. */
export interface EstimateOutcome {
  /** Exact; null where no linked run has a cost. */
  actual_usd: string | null
  runs: number
  /** Linked, but without a cost or not known yet: what the actual figure leaves out. */
  runs_without_cost: string[]
  /** Of runs whose cost was only reported. */
  reported_runs: number
  /** Calls without a price: the build cost at least this. */
  unpriced_events: number
  rows: OutcomeRow[]
}

/** Sets an estimate against the runs that built it. `runIds` are those linked, `runs` what is known of them. */
export function estimateOutcome(
  estimate: Estimate,
  runIds: readonly string[],
  runs: readonly RunRecord[],
): EstimateOutcome {
  const costs = runs.map((run) => ({ run, cost: costOfRun(run) }))
  const known = costs.flatMap(({ run, cost }) => (cost.femto === null ? [] : [{ run, femto: cost.femto }]))
  const actual = known.length === 0 ? null : known.reduce((sum, { femto }) => sum + femto, 0n)
  const withCost = new Set(known.map(({ run }) => run.id))
  const used = new Set(runs.flatMap(modelsOf))
  const figures = [
    ...estimate.models.map(({ model, total_usd }) => ({ model, total_usd, was_used: used.has(model) })),
    ...(estimate.mix ? [{ model: 'mix', total_usd: estimate.mix.total_usd, was_used: false }] : []),
  ]
  return {
    actual_usd: actual === null ? null : formatUsd(actual),
    runs: runIds.length,
    runs_without_cost: runIds.filter((id) => !withCost.has(id)),
    reported_runs: costs.filter(({ cost }) => cost.basis === 'reported').length,
    unpriced_events: runs.reduce(
      (sum, run) => sum + run.slices.reduce((events, slice) => events + slice.unpricedEvents, 0),
      0,
    ),
    rows:
      actual === null
        ? []
        : figures.flatMap(({ model, total_usd, was_used }) =>
            total_usd === null ? [] : [{ model, ...difference(actual, total_usd), was_used }],
          ),
  }
}

function difference(actual: bigint, estimated: string) {
  const femto = parseUsd(estimated) ?? 0n
  const tenths = femto === 0n ? null : divideHalfEven((actual - femto) * 1_000n, femto)
  return {
    estimated_usd: estimated,
    difference_usd: formatUsd(actual - femto),
    difference_percent: tenths === null ? null : formatTenths(tenths),
  }
}

/** Tenths as decimal text: -5 is "-0.5". */
export function formatTenths(tenths: bigint): string {
  const size = tenths < 0n ? -tenths : tenths
  return `${tenths < 0n ? '-' : ''}${size / 10n}.${size % 10n}`
}
