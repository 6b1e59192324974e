import { type CalendarDay, calendarDayOf } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { filterRuns, NO_RUN_LIST_FILTERS } from '../../domain/runs/filter-runs'
import { type RunFacet, runFacets } from '../../domain/runs/run-facets'
import type { RunView } from '../../domain/runs/run-view'
import type { RunFilterName, RunsView } from '../../domain/runs/runs-view'
import { sortRuns } from '../../domain/runs/sort-runs'
import { type RunsSummary, summariseRuns } from '../../domain/runs/summarise-runs'
import { resolveRange } from '../../domain/usage/spend-range'
import { listRuns } from './list-runs'

export interface RunsOverview {
  /** Of this page. */
  rows: RunView[]
  page: number
  pages: number
  /** Of all that pass the filters, on whatever page. */
  summary: RunsSummary
  /** What the runs of the range can be filtered by. */
  facets: Partial<Record<RunFilterName, RunFacet[]>>
  /** Runs without any filter or range. */
  total: number
  today: CalendarDay
  range: { from: CalendarDay | null; to: CalendarDay | null }
}

const ROWS = 50

/** What the page of runs shows of a view. A page beyond the last is the last. */
export async function getRunsOverview(caller: Caller, view: RunsView, nowMs: number): Promise<RunsOverview> {
  requireAllowed(caller, 'view_spend')
  const today = calendarDayOf(nowMs, caller.timeZone)
  const range = resolveRange(view.range, today)
  const { runs, total } = await listRuns(caller, {
    filters: { ...NO_RUN_LIST_FILTERS, ...range },
    limit: null,
    cursor: null,
  })
  const found = filterRuns(runs, { ...view.filters, ...range }, caller.timeZone)
  const pages = Math.max(1, Math.ceil(found.length / ROWS))
  const page = Math.min(view.page, pages)
  return {
    rows: sortRuns(found, view.sort).slice((page - 1) * ROWS, page * ROWS),
    page,
    pages,
    summary: summariseRuns(found),
    facets: runFacets(runs),
    total,
    today,
    range,
  }
}
