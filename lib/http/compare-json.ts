import type { CompareDifference } from '../domain/compare/compare-differences'
import type { CompareMove } from '../domain/compare/compare-groups'
import type { CompareDimension, CompareRow } from '../domain/compare/compare-rows'
import type { StoredDataSet } from '../domain/compare/published-figure'
import { BOOTSTRAP_SEED, resamplesOf } from '../domain/statistics/bootstrap-median'
import type { CompareReport } from '../services/compare/get-comparison'
import type { TableRow } from '../services/export/table-file'
import { flatCells } from './flat-cells'

type Json = Record<string, number | string | null>

/** The figures of a row as CONTRACT.md names them; what a spreadsheet holds in one line. */
export function compareRowJson(by: CompareDimension, row: CompareRow): Json {
  return {
    [by]: row.name,
    group: row.group,
    runs: row.runs,
    runs_with_cost: row.runsWithCost,
    measured_runs: row.measuredRuns,
    reported_runs: row.reportedRuns,
    lower_bound_runs: row.lowerBoundRuns,
    median_usd: row.medianUsd,
    min_usd: row.minUsd,
    max_usd: row.maxUsd,
    p25_usd: row.p25Usd,
    p75_usd: row.p75Usd,
    mean_usd: row.meanUsd,
    total_usd: row.totalUsd,
    ci95_low_usd: row.ci95LowUsd,
    ci95_high_usd: row.ci95HighUsd,
    checks_passed: row.checksPassed,
    checks_total: row.checksTotal,
    pass_rate: row.passRate,
    pass_rate_low: row.passRateInterval?.low ?? null,
    pass_rate_high: row.passRateInterval?.high ?? null,
    usd_per_passed_check: row.usdPerPassedCheck,
    tests_passed: row.testsPassed,
    tests_total: row.testsTotal,
    decided_runs: row.decidedRuns,
    green_runs: row.greenRuns,
    green_rate_low: row.greenRateInterval?.low ?? null,
    green_rate_high: row.greenRateInterval?.high ?? null,
    usd_per_green_run: row.usdPerGreenRun,
    failed_or_retried_runs: row.failedOrRetriedRuns,
    failed_or_retried_usd: row.failedOrRetriedUsd,
    median_duration_ms: row.medianDurationMs,
    median_turns: row.medianTurns,
  }
}

/** The answer of `GET /api/v1/compare`. */
export function compareJson(report: CompareReport, published: readonly StoredDataSet[]): object {
  const { by, rows } = report
  return {
    currency: 'USD',
    by,
    from: report.filters.from,
    to: report.filters.to,
    tz: report.timeZone,
    rows: rows.map((row) => ({
      ...compareRowJson(by, row),
      cost_by_class: Object.fromEntries(row.costByClass.map(({ costClass, usd }) => [costClass, usd])),
      run_ids: row.each.map(({ runId }) => runId),
    })),
    differences: report.differences.map(differenceJson),
    over_groups: report.moves.map((move) => moveJson(by, move)),
    published: published.map(dataSetJson),
    methods: {
      quartiles: 'linear interpolation (type 7)',
      interval: `95 % percentile bootstrap of the median, seed ${BOOTSTRAP_SEED}, ${resamplesOf(3)} resamples (fewer of large samples); none under 3 runs`,
      pass_rate: 'checks passed of all checks; Wilson 95 % interval, which takes checks as independent',
      p_value: 'two-sided; exact permutation of the difference of means for small samples, else Mann-Whitney',
    },
  }
}

function differenceJson(one: CompareDifference) {
  return {
    group: one.group,
    a: one.a,
    b: one.b,
    ratio: one.ratio === null ? null : Number(one.ratio),
    p_value: one.pValue,
    method: one.method,
    ranges_overlap: one.rangesOverlap,
    difference_shown: one.isShown,
    why: one.why,
  }
}

export const COMPARE_TABLES = ['rows', 'differences', 'groups'] as const

/** A table of the comparison, its columns named also where it has no lines. */
export function compareTable(
  { by, rows, differences, moves }: CompareReport,
  table: (typeof COMPARE_TABLES)[number],
): { name: string; rows: TableRow[]; columns?: string[]; sums?: string[] } {
  switch (table) {
    case 'rows': {
      const sums = ['runs', 'runs_with_cost', 'total_usd', 'green_runs', 'failed_or_retried_usd']
      return { name: `outlay-compare_by-${by}`, rows: rows.map((row) => compareRowJson(by, row)), sums }
    }
    case 'differences':
      return {
        name: `outlay-differences_by-${by}`,
        rows: differences.map((one) => flatCells(differenceJson(one))),
        columns: [
          'group',
          'a',
          'b',
          'ratio',
          'p_value',
          'method',
          'ranges_overlap',
          'difference_shown',
          'why',
        ],
      }
    case 'groups':
      return {
        name: `outlay-groups_by-${by}`,
        rows: moves.flatMap(({ name, groups }) => groups.map((one) => ({ [by]: name, ...groupJson(one) }))),
        columns: [by, 'group', 'runs', 'median_usd', 'ratio_to_first'],
      }
  }
}

const groupJson = ({ group, runs, medianUsd, ratioToFirst }: CompareMove['groups'][number]) => ({
  group,
  runs,
  median_usd: medianUsd,
  ratio_to_first: ratioToFirst === null ? null : Number(ratioToFirst),
})

function moveJson(by: CompareDimension, move: CompareMove): object {
  return {
    [by]: move.name,
    groups: move.groups.map(groupJson),
    medians_usd: move.mediansUsd,
    total_usd: move.totalUsd,
  }
}

/** Published figures as they were published. */
export function dataSetJson({ id, name, source, published_on, createdAt, figures }: StoredDataSet): object {
  return { id, name, source, published_on, created_at: createdAt.toISOString(), figures }
}
