import { toRepricedCost } from '../../data/prices/reprice-events'
import { toUsageEvent } from '../../data/usage/find-usage-events'
import { readRepricedEvents } from '../../data/usage/list-usage-events'
import { withoutTrailingZeros } from '../../data/usage/sum-spend-by'
import { openDayRange } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { firstCost } from '../../domain/pricing/first-cost'
import { countWithComponents } from '../../domain/usage/sum-tokens'
import type { UsageEvent } from '../../domain/usage/usage-event'
import type { EventsRequest } from './list-usage-events'

/** An event as a line of a file: its counts are the whole call's. */
export interface EventLine extends UsageEvent {
  computedCostUsd: string | null
  costUsd: string | null
  /** As it was priced when it came in, before any repricing. */
  firstComputedCostUsd: string | null
  /** The catalogue that its cost was made from. */
  snapshotId: string | null
  importId: string
}

/** All events of a range, newest first, a batch at a time. */
export async function* readEvents(
  caller: Caller,
  request: Omit<EventsRequest, 'limit' | 'cursor'>,
): AsyncGenerator<EventLine[]> {
  requireAllowed(caller, 'view_spend')
  const timeZone = request.timeZone ?? caller.timeZone
  const { from, to, filters, isUnpriced = false } = request
  const question = { ...openDayRange(from, to, timeZone), timeZone, filters, isUnpriced }
  for await (const rows of readRepricedEvents(caller.organizationId, question)) {
    yield rows.map((row) => {
      const event = toUsageEvent(row)
      const computedCostUsd =
        row.computed_cost_usd === null ? null : withoutTrailingZeros(row.computed_cost_usd)
      const costs = {
        computedCostUsd,
        firstComputedCostUsd: firstCost(computedCostUsd, (row.repriced ?? []).map(toRepricedCost)),
        costUsd: computedCostUsd ?? event.reportedCostUsd,
        snapshotId: row.snapshot_id,
        importId: row.import_id,
      }
      // Spreading an object of so many fields costs more than all else that is done to it.
      return Object.assign(event, event.components.length > 0 && countWithComponents(event), costs)
    })
  }
}
