import { divideUsd, formatUsd } from '../money'
import type { PriceBook } from '../pricing/price-book'
import { type CostByClass, type CostClass, costByClass } from '../runs/cost-by-class'
import { costOfFailures, type RunSample, type SampleDimension } from '../runs/run-sample'
import { bootstrapMedian } from '../statistics/bootstrap-median'
import { medianOfCounts, quantile, sortAmounts } from '../statistics/quantile'
import { type Interval, wilsonInterval } from '../statistics/wilson-interval'

export const COMPARE_DIMENSIONS = ['framework', 'model', 'task', 'language', 'project', 'user'] as const
export type CompareDimension = (typeof COMPARE_DIMENSIONS)[number] & SampleDimension

/** One repeat as a chart or a list shows it. */
export interface ComparedRun {
  runId: string
  costUsd: string | null
  costBasis: 'events' | 'reported' | null
  checksPassed: number | null
  checksTotal: number | null
  passed: boolean | null
}

/** The runs of one name within one group, summed up. Amounts are exact USD; null where nothing is known. */
export interface CompareRow {
  name: string | null
  group: string | null
  runs: number
  /** Those with a cost: what the amounts are of. */
  runsWithCost: number
  measuredRuns: number
  reportedRuns: number
  /** Runs some of whose calls have no price, so that their cost is at least what is said. */
  lowerBoundRuns: number
  medianUsd: string | null
  minUsd: string | null
  maxUsd: string | null
  p25Usd: string | null
  p75Usd: string | null
  totalUsd: string | null
  meanUsd: string | null
  ci95LowUsd: string | null
  ci95HighUsd: string | null
  /** Medians over the runs that have any. */
  checksPassed: number | null
  checksTotal: number | null
  testsPassed: number | null
  testsTotal: number | null
  /** Checks passed of all checks of all runs, with its Wilson interval. */
  passRate: number | null
  passRateInterval: Interval | null
  /** Runs of which it is known whether they passed; those that did, with the Wilson interval of their share. */
  decidedRuns: number
  greenRuns: number
  greenRateInterval: Interval | null
  usdPerPassedCheck: string | null
  usdPerGreenRun: string | null
  failedOrRetriedRuns: number
  failedOrRetriedUsd: string | null
  medianDurationMs: number | null
  medianTurns: number | null
  costByClass: { costClass: CostClass; usd: string }[]
  each: ComparedRun[]
}

/**
 * One row for each name within each group, cheapest median first within a group. Quartiles are type 7 (quantile.ts);
 * the interval is a seeded bootstrap of the median (bootstrap-median.ts), none under three runs with a cost. A cost per
 * check or per green run divides the total of all runs of known cost by what these passed.
 */
export function compareRows(
  samples: readonly RunSample[],
  by: CompareDimension,
  bookOf: (snapshotId: string | null) => PriceBook,
): CompareRow[] {
  const cells = new Map<string, RunSample[]>()
  for (const sample of samples) {
    const key = JSON.stringify([sample.group, sample[by]])
    cells.set(key, [...(cells.get(key) ?? []), sample])
  }
  return [...cells.values()]
    .map((cell) => ({ row: toRow(cell, by, bookOf), median: medianFemto(cell) }))
    .sort((a, b) => compareText(a.row.group, b.row.group) || compareMedians(a, b))
    .map(({ row }) => row)
}

export const costsOf = (samples: readonly RunSample[]): bigint[] =>
  samples.flatMap(({ costFemto }) => costFemto ?? [])

function medianFemto(samples: readonly RunSample[]): bigint | null {
  const sorted = sortAmounts(costsOf(samples))
  return sorted.length === 0 ? null : quantile(sorted, 2)
}

interface Ordered {
  row: CompareRow
  median: bigint | null
}

function compareMedians(a: Ordered, b: Ordered): number {
  if (a.median !== b.median) {
    if (a.median === null) return 1
    if (b.median === null) return -1
    return a.median < b.median ? -1 : 1
  }
  return compareText(a.row.name, b.row.name)
}

/** Plain order of text, what has none last. */
export function compareText(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}

function toRow(
  samples: readonly RunSample[],
  by: CompareDimension,
  bookOf: (snapshotId: string | null) => PriceBook,
): CompareRow {
  const first = samples[0]
  const costed = samples.filter(({ costFemto }) => costFemto !== null)
  const sorted = sortAmounts(costsOf(samples))
  const at = (quarters: 0 | 1 | 2 | 3 | 4) =>
    sorted.length === 0 ? null : formatUsd(quantile(sorted, quarters))
  const total = sorted.reduce((sum, amount) => sum + amount, 0n)
  const interval = bootstrapMedian(sorted)
  const per = (count: number) => (count === 0 || sorted.length === 0 ? null : divideUsd(total, count))
  const checked = samples.filter(({ checksTotal }) => checksTotal !== null && checksTotal > 0)
  const checksOfAll = sum(checked.map(({ checksTotal }) => checksTotal))
  const passedOfAll = sum(checked.map(({ checksPassed }) => checksPassed))
  const decided = samples.filter(({ passed }) => passed !== null)
  const greenRuns = decided.filter(({ passed }) => passed).length
  const troubled = samples.filter(({ passed, isRetried }) => passed === false || isRetried)
  return {
    name: first?.[by] ?? null,
    group: first?.group ?? null,
    runs: samples.length,
    runsWithCost: costed.length,
    measuredRuns: samples.filter(({ costBasis }) => costBasis === 'events').length,
    reportedRuns: samples.filter(({ costBasis }) => costBasis === 'reported').length,
    lowerBoundRuns: costed.filter((one) => one.unpricedEvents + one.lowerBoundEvents > 0).length,
    medianUsd: at(2),
    minUsd: at(0),
    maxUsd: at(4),
    p25Usd: at(1),
    p75Usd: at(3),
    totalUsd: sorted.length === 0 ? null : formatUsd(total),
    meanUsd: per(sorted.length),
    ci95LowUsd: interval && formatUsd(interval.low),
    ci95HighUsd: interval && formatUsd(interval.high),
    checksPassed: medianOf(samples, 'checksPassed'),
    checksTotal: medianOf(samples, 'checksTotal'),
    testsPassed: medianOf(samples, 'testsPassed'),
    testsTotal: medianOf(samples, 'testsTotal'),
    passRate: checksOfAll === 0 ? null : passedOfAll / checksOfAll,
    passRateInterval: wilsonInterval(passedOfAll, checksOfAll),
    decidedRuns: decided.length,
    greenRuns,
    greenRateInterval: wilsonInterval(greenRuns, decided.length),
    usdPerPassedCheck: per(sum(costed.map(({ checksPassed }) => checksPassed))),
    usdPerGreenRun: per(costed.filter(({ passed }) => passed).length),
    failedOrRetriedRuns: troubled.length,
    failedOrRetriedUsd: sorted.length === 0 ? null : formatUsd(costOfFailures(samples)),
    medianDurationMs: medianOf(samples, 'durationMs'),
    medianTurns: medianOf(samples, 'turns'),
    costByClass: toClasses(
      costByClass(
        samples.flatMap(({ slices }) => slices),
        bookOf,
      ),
    ),
    each: samples.map(toComparedRun),
  }
}

const sum = (counts: readonly (number | null)[]): number => counts.reduce<number>((a, b) => a + (b ?? 0), 0)

function medianOf(
  samples: readonly RunSample[],
  name: 'checksPassed' | 'checksTotal' | 'testsPassed' | 'testsTotal' | 'durationMs' | 'turns',
): number | null {
  return medianOfCounts(samples.flatMap((sample) => sample[name] ?? []))
}

function toClasses(classes: CostByClass): CompareRow['costByClass'] {
  return (Object.entries(classes) as [CostClass, bigint][]).map(([costClass, femto]) => ({
    costClass,
    usd: formatUsd(femto),
  }))
}

function toComparedRun(sample: RunSample): ComparedRun {
  return {
    runId: sample.runId,
    costUsd: sample.costFemto === null ? null : formatUsd(sample.costFemto),
    costBasis: sample.costBasis,
    checksPassed: sample.checksPassed,
    checksTotal: sample.checksTotal,
    passed: sample.passed,
  }
}
