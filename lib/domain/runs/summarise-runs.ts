import { femtoOf } from '../display/display-usd'
import { divideUsd, formatUsd } from '../money'
import { sumKnown } from './run-record'
import type { RunView } from './run-view'

/** What runs came to together, and what each figure leaves out. */
export interface RunsSummary {
  runs: number
  passed: number
  failed: number
  /** Nothing was said that decides. */
  unknown: number
  /** Exact decimal USD of all runs that have a cost; null where none has. */
  costUsd: string | null
  /** The part of it that is as reported, without calls behind it. */
  reportedUsd: string | null
  reportedRuns: number
  runsWithoutCost: number
  unpricedEvents: number
  lowerBoundEvents: number
  /** The cost of all runs that have one, over those of them that passed: what failed is paid for too. */
  usdPerPassingRun: string | null
  /** Over the runs whose number of checks, tests or turns is known. */
  checksPassed: number | null
  checksTotal: number | null
  testsPassed: number | null
  testsTotal: number | null
  turns: number | null
  durationMs: number | null
}

/** Adds runs up; a cost per passing run is rounded half-even at 15 places. */
export function summariseRuns(runs: readonly RunView[]): RunsSummary {
  const count = (test: (run: RunView) => boolean) => runs.filter(test).length
  const costed = runs.filter(({ costUsd }) => costUsd !== null)
  const total = sumKnown(runs.map(femto))
  const reported = runs.filter(({ costBasis }) => costBasis === 'reported')
  const passing = costed.filter(({ passed }) => passed === true).length
  const checked = runs.filter((run) => run.checksPassed !== null && run.checksTotal !== null)
  const tested = runs.filter((run) => run.testsPassed !== null && run.testsTotal !== null)
  return {
    runs: runs.length,
    passed: count(({ passed }) => passed === true),
    failed: count(({ passed }) => passed === false),
    unknown: count(({ passed }) => passed === null),
    costUsd: total === null ? null : formatUsd(total),
    reportedUsd: reported.length === 0 ? null : formatUsd(sumKnown(reported.map(femto)) ?? 0n),
    reportedRuns: reported.length,
    runsWithoutCost: runs.length - costed.length,
    unpricedEvents: sum(runs, 'unpricedEvents') ?? 0,
    lowerBoundEvents: sum(runs, 'lowerBoundEvents') ?? 0,
    usdPerPassingRun: total === null || passing === 0 ? null : divideUsd(total, passing),
    checksPassed: sum(checked, 'checksPassed'),
    checksTotal: sum(checked, 'checksTotal'),
    testsPassed: sum(tested, 'testsPassed'),
    testsTotal: sum(tested, 'testsTotal'),
    turns: sum(runs, 'turns'),
    durationMs: sum(runs, 'durationMs'),
  }
}

const femto = ({ costUsd }: RunView): bigint | null => (costUsd === null ? null : femtoOf(costUsd))

type Counted =
  | 'unpricedEvents'
  | 'lowerBoundEvents'
  | 'checksPassed'
  | 'checksTotal'
  | 'testsPassed'
  | 'testsTotal'
  | 'turns'
  | 'durationMs'

function sum(runs: readonly RunView[], name: Counted): number | null {
  const known = runs.flatMap((run) => run[name] ?? [])
  return known.length === 0 ? null : known.reduce((all, one) => all + one, 0)
}
