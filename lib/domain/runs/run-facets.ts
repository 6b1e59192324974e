import { NO_VALUE } from '../usage/spend-view'
import type { RunView } from './run-view'
import { RUN_FILTER_NAMES, type RunFilterName } from './runs-view'

export interface RunFacet {
  /** As a filter of the address takes it. */
  value: string
  runs: number
}

/** The values that runs can be filtered by, with how many runs have each, most first. Names that no run has are not there. */
export function runFacets(runs: readonly RunView[]): Partial<Record<RunFilterName, RunFacet[]>> {
  const facets: Partial<Record<RunFilterName, RunFacet[]>> = {}
  for (const name of RUN_FILTER_NAMES) {
    const counts = new Map<string, number>()
    for (const run of runs)
      for (const value of new Set(valuesOf(run, name))) counts.set(value, (counts.get(value) ?? 0) + 1)
    const isThere = name === 'passed' || [...counts.keys()].some((value) => value !== NO_VALUE)
    if (isThere)
      facets[name] = [...counts]
        .map(([value, count]) => ({ value, runs: count }))
        .sort((a, b) => b.runs - a.runs || (a.value < b.value ? -1 : 1))
  }
  return facets
}

function valuesOf(run: RunView, name: RunFilterName): string[] {
  if (name === 'passed') return [run.passed === null ? NO_VALUE : String(run.passed)]
  if (name === 'basis') return run.costBasis === null ? [] : [run.costBasis]
  if (name === 'task' && run.tasks.length > 0) return run.tasks.map(({ task }) => task ?? NO_VALUE)
  return [run[name] ?? NO_VALUE]
}
