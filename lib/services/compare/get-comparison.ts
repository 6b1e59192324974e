import { inOrganizationSql } from '../../data/database'
import { findRunRecords } from '../../data/runs/find-run-records'
import { type CompareDifference, compareDifferences } from '../../domain/compare/compare-differences'
import { type CompareMove, compareGroups } from '../../domain/compare/compare-groups'
import { type CompareDimension, type CompareRow, compareRows } from '../../domain/compare/compare-rows'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { filterSamples, type RunFilters } from '../../domain/runs/run-filters'
import { type RunSample, type SampleDimension, toRunSamples } from '../../domain/runs/run-sample'
import { priceBooksOf } from '../usage/price-books-of'

export interface CompareRequest {
  by: CompareDimension
  filters: RunFilters
  /** The organization's where not given. */
  timeZone?: string | undefined
}

export interface CompareReport {
  by: CompareDimension
  filters: RunFilters
  timeZone: string
  rows: CompareRow[]
  differences: CompareDifference[]
  moves: CompareMove[]
  /** Every value of each name among all runs of the organization, for the choices of a page. */
  choices: Record<
    Extract<SampleDimension, 'group' | 'task' | 'framework' | 'language' | 'model'>,
    (string | null)[]
  >
}

/** Runs set against each other by a name, within each group. */
export async function getComparison(caller: Caller, request: CompareRequest): Promise<CompareReport> {
  requireAllowed(caller, 'view_spend')
  const { by, filters } = request
  const timeZone = request.timeZone ?? caller.timeZone
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const runs = await findRunRecords(tx)
    const bookOf = await priceBooksOf(
      tx,
      runs.flatMap(({ slices }) => slices.flatMap(({ price }) => price?.snapshotId ?? [])),
    )
    // Tasks are looked at one by one only where they are asked for: else a run is one thing.
    const all = toRunSamples(runs, by === 'task' || filters.names.task ? 'task' : 'run')
    const samples = filterSamples(all, filters, timeZone)
    const rows = compareRows(samples, by, bookOf)
    return {
      by,
      filters,
      timeZone,
      rows,
      differences: compareDifferences(samples, by),
      moves: compareGroups(rows),
      choices: {
        group: valuesOf(all, 'group'),
        task: valuesOf(toRunSamples(runs, 'task'), 'task'),
        framework: valuesOf(all, 'framework'),
        language: valuesOf(all, 'language'),
        model: valuesOf(all, 'model'),
      },
    }
  })
}

function valuesOf(samples: readonly RunSample[], name: SampleDimension): (string | null)[] {
  return [...new Set(samples.map((sample) => sample[name]))].sort((a, b) =>
    a === b ? 0 : a === null || (b !== null && a > b) ? 1 : -1,
  )
}
