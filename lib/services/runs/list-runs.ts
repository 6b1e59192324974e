import { inOrganizationSql } from '../../data/database'
import { findRunRecords } from '../../data/runs/find-run-records'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
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

/** A page of the organization's runs. A run that only its calls name is among them. */
export async function listRuns(caller: Caller, request: RunsRequest): Promise<RunsPage> {
  requireAllowed(caller, 'view_spend')
  const after = request.cursor === null ? null : parseCursor(request.cursor)
  const records = await inOrganizationSql(caller.organizationId, (tx) => findRunRecords(tx))
  const byId = new Map(records.map((record) => [record.id, record]))
  const all = toRunSamples(records, 'run').flatMap((whole) => {
    const record = byId.get(whole.runId)
    return record ? [toRunView(record, whole)] : []
  })
  const found = filterRuns(all, request.filters, request.timeZone ?? caller.timeZone)
  const rest = found.sort(newestFirst).filter((run) => after === null || newestFirst(after, run) < 0)
  const runs = rest.slice(0, request.limit ?? rest.length)
  const last = runs.at(-1)
  return {
    runs,
    nextCursor: rest.length > runs.length && last ? cursorOf(last) : null,
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

function cursorOf({ id, beganAtMs }: Place): string {
  return Buffer.from(JSON.stringify([beganAtMs, id])).toString('base64url')
}

function parseCursor(cursor: string): Place {
  try {
    const [at, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (typeof id === 'string' && (at === null || typeof at === 'number')) return { id, beganAtMs: at }
  } catch {
    // Falls through to the one answer for every cursor that is not ours.
  }
  throw new ProductError('invalid', 'This cursor is not one that Outlay gave.', {
    fields: [{ path: 'cursor', message: 'Take next_cursor of the page before.' }],
  })
}
