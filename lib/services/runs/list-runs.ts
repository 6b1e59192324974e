import { z } from 'zod'
import { inOrganizationSql } from '../../data/database'
import { findRunRecords } from '../../data/runs/find-run-records'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { readCursor, takePage } from '../../domain/page-cursor'
import { filterRuns, type RunListFilters } from '../../domain/runs/filter-runs'
import { toRunSamples } from '../../domain/runs/run-sample'
import { type RunView, toRunView } from '../../domain/runs/run-view'

export interface RunsRequest {
  filters: RunListFilters
  timeZone?: string | undefined
  /** Null: all of them. */
  limit: number | null
  cursor: string | null
}

export interface RunsPage {
  /** Newest first, by when they began; those of no known time come last. */
  runs: RunView[]
  nextCursor: string | null
  /** How many runs pass the filters, on all pages together. */
  found: number
  /** How many there are without any filter. */
  total: number
}

const place = z.tuple([z.number().nullable(), z.string()])

/** A page of the organization's runs. A run that only its calls name is among them. */
export async function listRuns(caller: Caller, request: RunsRequest): Promise<RunsPage> {
  requireAllowed(caller, 'view_spend')
  const cursor = readCursor(request.cursor, place)
  const after = cursor && { beganAtMs: cursor[0], id: cursor[1] }
  const records = await inOrganizationSql(caller.organizationId, (tx) => findRunRecords(tx))
  const byId = new Map(records.map((record) => [record.id, record]))
  const all = toRunSamples(records, 'run').flatMap((whole) => {
    const record = byId.get(whole.runId)
    return record ? [toRunView(record, whole)] : []
  })
  const found = filterRuns(all, request.filters, request.timeZone ?? caller.timeZone)
  const rest = found.sort(newestFirst).filter((run) => after === null || newestFirst(after, run) < 0)
  const { items, nextCursor } = takePage(rest, request.limit, ({ beganAtMs, id }) => [beganAtMs, id])
  return {
    runs: items,
    nextCursor,
    found: found.length,
    total: all.length,
  }
}

type Place = Pick<RunView, 'id' | 'beganAtMs'>

function newestFirst(a: Place, b: Place): number {
  const [left, right] = [a.beganAtMs ?? -Infinity, b.beganAtMs ?? -Infinity]
  if (left !== right) return left > right ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
