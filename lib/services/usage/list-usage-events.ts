import { inOrganizationSql } from '../../data/database'
import { findFirstCosts } from '../../data/prices/reprice-events'
import { type EventPlace, listStoredEvents } from '../../data/usage/list-usage-events'
import { withoutTrailingZeros } from '../../data/usage/sum-spend-by'
import { openDayRange } from '../../domain/calendar'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
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
}

/** A page of the ledger, newest first, each cost explained. */
export async function listUsageEvents(caller: Caller, request: EventsRequest): Promise<EventsPage> {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const rows = await listStoredEvents(tx, {
      ...openDayRange(request.from, request.to, timeZone),
      timeZone,
      filters: request.filters,
      after: request.cursor === null ? null : parseCursor(request.cursor),
      limit: request.limit + 1,
      ...(request.isUnpriced && { isUnpriced: true }),
    })
    const page = rows.slice(0, request.limit)
    const bookOf = await priceBooksOf(
      tx,
      page.flatMap(({ basis }) => basis?.snapshotId ?? []),
    )
    const firstCosts = await findFirstCosts(
      tx,
      page.map((row) => ({
        id: row.id,
        computedUsd: row.computed_cost_usd === null ? null : withoutTrailingZeros(row.computed_cost_usd),
      })),
    )
    const last = page.at(-1)
    return {
      events: page.map((row) => explainStoredEvent(row, bookOf, firstCosts)),
      nextCursor:
        rows.length > page.length && last ? cursorOf({ occurredAt: last.occurred_at, id: last.id }) : null,
    }
  })
}

function cursorOf(place: EventPlace): string {
  return Buffer.from(JSON.stringify([place.occurredAt.toISOString(), place.id])).toString('base64url')
}

// Postgres knows no years as far back as JavaScript does.
function isInLedger(at: Date): boolean {
  return at.getTime() >= Date.UTC(2000, 0, 1) && at.getTime() < Date.UTC(2100, 0, 1)
}

function parseCursor(cursor: string): EventPlace {
  try {
    const [at, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const occurredAt = new Date(String(at))
    if (typeof id === 'string' && !id.includes('\0') && isInLedger(occurredAt)) return { occurredAt, id }
  } catch {
    // Falls through to the one answer for every cursor that is not ours.
  }
  throw new ProductError('invalid', 'This cursor is not one that Outlay gave.', {
    fields: [{ path: 'cursor', message: 'Take next_cursor of the page before.' }],
  })
}
