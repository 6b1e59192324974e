import { calendarDayOf } from '../calendar'
import { NO_VALUE } from '../usage/spend-view'
import { NO_RUN_FILTERS, parseSampleNames, type RunFilters, runFilterEntries } from './run-filters'
import { SAMPLE_DIMENSIONS } from './run-sample'
import type { RunView } from './run-view'

/** Which runs a list holds. */
export interface RunListFilters extends RunFilters {
  /** Statuses as they were said, null for none; empty: any. */
  statuses: readonly (string | null)[]
  /** Empty: any; null: those of which nobody said anything that decides. */
  passed: readonly (boolean | null)[]
}

export const NO_RUN_LIST_FILTERS: RunListFilters = { ...NO_RUN_FILTERS, statuses: [], passed: [] }

/** The runs that pass. A run of several tasks is of each of them; its day is the local day on which it began. */
export function filterRuns(
  runs: readonly RunView[],
  { names, from, to, basis, statuses, passed }: RunListFilters,
  timeZone: string,
): RunView[] {
  return runs.filter((run) => {
    for (const name of SAMPLE_DIMENSIONS) {
      const wanted = names[name]
      if (wanted === undefined) continue
      const own = name === 'task' && run.tasks.length > 0 ? run.tasks.map(({ task }) => task) : [run[name]]
      if (!own.some((value) => wanted.includes(value))) return false
    }
    if (basis !== null && run.costBasis !== basis) return false
    if (statuses.length > 0 && !statuses.includes(run.status)) return false
    if (passed.length > 0 && !passed.includes(run.passed)) return false
    if (from === null && to === null) return true
    if (run.beganAtMs === null) return false
    const day = calendarDayOf(run.beganAtMs, timeZone)
    return (from === null || day >= from) && (to === null || day <= to)
  })
}

/** As `passed` is asked for. */
export const PASSED_VALUES = ['true', 'false', NO_VALUE] as const

const PASSED = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  [NO_VALUE, null],
])

/** Reads names, status and passed of a query; days and basis are the caller's, who may have to refuse them. */
export function parseRunListNames(
  query: URLSearchParams,
): Pick<RunListFilters, 'names' | 'statuses' | 'passed'> {
  return {
    names: parseSampleNames(query),
    statuses: query
      .getAll('status')
      .filter((value) => value !== '')
      .map((value) => (value === NO_VALUE ? null : value)),
    passed: query
      .getAll('passed')
      .flatMap((value) => PASSED.get(value) ?? (value === NO_VALUE ? [null] : [])),
  }
}

/** The filters as pairs of an address. */
export function runListFilterEntries(filters: RunListFilters): [string, string][] {
  return [
    ...runFilterEntries(filters),
    ...filters.statuses.map((value): [string, string] => ['status', value ?? NO_VALUE]),
    ...filters.passed.map((value): [string, string] => ['passed', value === null ? NO_VALUE : String(value)]),
  ]
}
