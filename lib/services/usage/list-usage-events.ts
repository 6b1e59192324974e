import { z } from 'zod'
import { inOrganizationSql } from '../../data/database'
import { findKeptFrom } from '../../data/organizations/retention'
import { findFirstCosts } from '../../data/prices/reprice-events'
import { listStoredEvents } from '../../data/usage/list-usage-events'
import { withoutTrailingZeros } from '../../data/usage/sum-spend-by'
import { openDayRange } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { placePart, readCursor, takePage } from '../../domain/page-cursor'
import type { LedgerEvent } from '../../domain/usage/ledger-event'
import type { SpendFilters } from '../../domain/usage/spend'
import { explainStoredEvent } from './explain-stored-event'
import { priceBooksOf } from './price-books-of'

export interface EventsRequest {
  /** Local days, both inclusive; null is open. */
  from: string | null
  to: string | null
  timeZone?: string | undefined
  filters: SpendFilters
  limit: number
  cursor: string | null
  /** Only events that have no cost at all. */
  isUnpriced?: boolean
}

export interface EventsPage {
  events: LedgerEvent[]
  nextCursor: string | null
  /** From when on events are there, where those of the range from before are no longer kept; null where all are. */
  eventsKeptFrom: Date | null
}

const place = z.tuple([placePart.time, placePart.text])

/** A page of the ledger, newest first, each cost explained. */
export async function listUsageEvents(caller: Caller, request: EventsRequest): Promise<EventsPage> {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  const after = readCursor(request.cursor, place)
  const range = openDayRange(request.from, request.to, timeZone)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const rows = await listStoredEvents(tx, {
      ...range,
      timeZone,
      filters: request.filters,
      after: after && { occurredAt: after[0], id: after[1] },
      limit: request.limit + 1,
      ...(request.isUnpriced && { isUnpriced: true }),
    })
    const { items, nextCursor } = takePage(rows, request.limit, (row) => [row.occurred_at, row.id])
    const bookOf = await priceBooksOf(
      tx,
      items.flatMap(({ basis }) => basis?.snapshotId ?? []),
    )
    const firstCosts = await findFirstCosts(
      tx,
      items.map((row) => ({
        id: row.id,
        computedUsd: row.computed_cost_usd === null ? null : withoutTrailingZeros(row.computed_cost_usd),
      })),
    )
    const events = items.map((row) => explainStoredEvent(row, bookOf, firstCosts))
    return { events, nextCursor, eventsKeptFrom: await findKeptFrom(tx, range.from) }
  })
}
