import { inOrganizationSql } from '../../data/database'
import { findKeptFrom } from '../../data/organizations/retention'
import { findRunRecords } from '../../data/runs/find-run-records'
import { findUsedSnapshotIds, readWasteCalls } from '../../data/waste/read-waste-calls'
import { openDayRange } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { filterSamples, NO_RUN_FILTERS } from '../../domain/runs/run-filters'
import type { SpendFilters } from '../../domain/usage/spend'
import { createWasteJudge, type WasteResult } from '../../domain/waste/judge-waste'
import { isSameThread, type WasteCall } from '../../domain/waste/waste-call'
import type { WasteKind } from '../../domain/waste/waste-kind'
import type { WasteSettings } from '../../domain/waste/waste-settings'
import { MOST_CALLS } from '../../domain/waste/waste-tally'
import { priceBooksOf } from '../usage/price-books-of'

export interface WasteRequest {
  /** Local days, both inclusive; null is open. */
  from: string | null
  to: string | null
  /** The organization's where not given. */
  timeZone?: string | undefined
  filters: SpendFilters
  settings: WasteSettings
}

export interface WasteReport extends WasteResult {
  from: string | null
  to: string | null
  timeZone: string
  settings: WasteSettings
  /** There were more calls than are read at once: the report is of the sessions read. */
  isPartial: boolean
  /** From when on calls are there, where those of the range from before are no longer kept; null where all are. */
  eventsKeptFrom: Date | null
}

/** What costs and does not help, by kind; `kept` also lists what is behind one kind. `most` calls are read. */
export async function findWaste(
  caller: Caller,
  request: WasteRequest,
  { nowMs, kept = null, most = MOST_CALLS }: { nowMs: number; kept?: WasteKind | null; most?: number },
): Promise<WasteReport> {
  requireAllowed(caller, 'view_spend')
  const { from, to, filters, settings } = request
  const timeZone = request.timeZone ?? caller.timeZone
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const judge = createWasteJudge({
      runs: await findRunRecords(tx),
      evidenceOf: (samples) => filterSamples(samples, { ...NO_RUN_FILTERS, from, to }, timeZone),
      bookOf: await priceBooksOf(tx, await findUsedSnapshotIds(tx)),
      settings,
      nowMs,
      kept,
    })
    let read = 0
    let thread: WasteCall[] = []
    const limit = most + 1
    const range = openDayRange(from, to, timeZone)
    for await (const calls of readWasteCalls(tx, {
      ...range,
      timeZone,
      filters,
      limit,
    })) {
      for (const call of calls) {
        read += 1
        const last = thread.at(-1)
        if (last && !isSameThread(last, call)) {
          judge.addThread(thread)
          thread = []
        }
        if (read < limit) thread.push(call)
      }
    }
    judge.addThread(thread)
    const eventsKeptFrom = await findKeptFrom(tx, range.from)
    return { ...judge.finish(), from, to, timeZone, settings, isPartial: read === limit, eventsKeptFrom }
  })
}
