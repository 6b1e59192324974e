import { parseRange, type RangePreset, type SpendRange } from '../usage/spend-range'
import { rangeQuery } from '../usage/spend-view'
import { parseRunListNames, type RunListFilters, runListFilterEntries } from './filter-runs'
import { RUN_COLUMNS, type RunColumn } from './sort-runs'

/** What the page of runs shows: all of it is in the address. */
export interface RunsView {
  range: SpendRange
  filters: Pick<RunListFilters, 'names' | 'statuses' | 'passed' | 'basis'>
  sort: { column: RunColumn; isDescending: boolean }
  /** From 1. */
  page: number
}

/** Runs are few and far between: all of them, where the address names no time. */
export const STANDARD_RUNS_RANGE: RangePreset = 'all'

export const STANDARD_RUNS_VIEW: RunsView = {
  range: STANDARD_RUNS_RANGE,
  filters: { names: {}, statuses: [], passed: [], basis: null },
  sort: { column: 'began', isDescending: true },
  page: 1,
}

/** Reads a view from an address; what is not usable counts as not given. */
export function parseRunsView(query: URLSearchParams): RunsView {
  const basis = query.get('basis')
  const page = Number(query.get('page') ?? 1)
  return {
    range: parseRange(query, STANDARD_RUNS_RANGE),
    filters: {
      ...parseRunListNames(query),
      basis: basis === 'events' || basis === 'reported' ? basis : null,
    },
    sort: parseSort(query.get('sort')),
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  }
}

function parseSort(text: string | null): RunsView['sort'] {
  const column = RUN_COLUMNS.find((name) => name === text?.replace(/^-/, ''))
  if (text === null || column === undefined) return STANDARD_RUNS_VIEW.sort
  return { column, isDescending: text.startsWith('-') }
}

/** The address of a view, in its shortest form. Another filter, range or order begins at the first page. */
export function runsHref(view: RunsView): string {
  const query = runsKeep(view, ['sort', 'page'])
  const text = [rangeQuery(view.range, STANDARD_RUNS_RANGE), query].filter(Boolean).join('&')
  return text === '' ? '/runs' : `/runs?${text}`
}

/** What stands beside the range in the address of a view. */
export function runsKeep(view: RunsView, parts: readonly ('sort' | 'page')[] = ['sort']): string {
  const query = new URLSearchParams(runListFilterEntries({ ...view.filters, from: null, to: null }))
  const { sort, page } = view
  const standard = STANDARD_RUNS_VIEW.sort
  if (parts.includes('sort') && (sort.column !== standard.column || !sort.isDescending))
    query.set('sort', `${sort.isDescending ? '-' : ''}${sort.column}`)
  if (parts.includes('page') && page > 1) query.set('page', String(page))
  return query.toString()
}

/** Names that the page filters runs by, in the order that it offers them. */
export const RUN_FILTER_NAMES = [
  ...(['framework', 'group', 'task', 'model', 'project', 'language', 'user', 'team'] as const),
  ...(['status', 'passed', 'basis'] as const),
] as const
export type RunFilterName = (typeof RUN_FILTER_NAMES)[number]

/** A filter's values as the address has them: NO_VALUE stands for "has none". */
export function filterValues(view: RunsView, name: RunFilterName): string[] {
  const all = runListFilterEntries({ ...view.filters, from: null, to: null })
  return all.filter(([one]) => one === name).map(([, value]) => value)
}

/** The view with a filter's value added, or without it where it was there; from the first page. */
export function toggleRunFilter(view: RunsView, name: RunFilterName, value: string): RunsView {
  const query = new URLSearchParams(runsKeep({ ...view, page: 1 }))
  const before = query.getAll(name)
  const left = before.includes(value)
    ? before.filter((one) => one !== value)
    : [...(name === 'basis' ? [] : before), value]
  query.delete(name)
  for (const one of left) query.append(name, one)
  return { ...parseRunsView(query), range: view.range }
}
