import { inOrganizationSql } from '../../data/database'
import { findKeptFrom } from '../../data/organizations/retention'
import { findPriceOverrides } from '../../data/prices/find-price-overrides'
import { toUsageEvent } from '../../data/usage/find-usage-events'
import { readStoredEvents } from '../../data/usage/list-usage-events'
import { withoutTrailingZeros } from '../../data/usage/sum-spend-by'
import { calendarDayOf, openDayRange } from '../../domain/calendar'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { RepricingInput } from '../../domain/pricing/read-repricing-input'
import { repriceEvent } from '../../domain/pricing/reprice-event'
import type { RepricingScope } from '../../domain/pricing/repricing'
import { RepricingDifference, type RepricingRow } from '../../domain/pricing/repricing-difference'
import { catalogueOf } from '../prices/catalogue-of'
import { repricingBook } from './repricing-book'

export interface RepricingPreview extends RepricingScope {
  snapshotId: string
  /** Events that were looked at. */
  events: number
  rows: RepricingRow[]
  /** From when on events are there, where those of the range from before are no longer kept; null where all are. */
  eventsKeptFrom: Date | null
  total: Omit<RepricingRow, 'day' | 'model'>
}

/** What a repricing would change, by day and model; changes nothing. Ends early where `signal` says so. */
export async function previewRepricing(
  caller: Caller,
  input: RepricingInput,
  signal?: AbortSignal,
): Promise<RepricingPreview> {
  requireAllowed(caller, 'view_spend')
  const { from, to, models } = input
  const timeZone = input.tz ?? caller.timeZone
  const { organizationId } = caller
  const range = openDayRange(from, to, timeZone)
  const { book, eventsKeptFrom } = await inOrganizationSql(organizationId, async (tx) => ({
    book: await repricingBook(tx, input.snapshot ?? (await catalogueOf(tx)).id, await findPriceOverrides(tx)),
    eventsKeptFrom: await findKeptFrom(tx, range.from),
  }))
  const difference = new RepricingDifference()
  const question = {
    ...range,
    timeZone,
    filters: models.length === 0 ? {} : { model: models },
  }
  let events = 0
  for await (const rows of readStoredEvents(organizationId, question, 'oldest first')) {
    signal?.throwIfAborted()
    events += rows.length
    for (const row of rows) {
      const event = toUsageEvent(row)
      const computedUsd = row.computed_cost_usd === null ? null : withoutTrailingZeros(row.computed_cost_usd)
      const made = repriceEvent(event, computedUsd, book)
      if (!made) continue
      const day = calendarDayOf(event.occurredAtMs, timeZone)
      difference.add(day, event.model, computedUsd ?? event.reportedCostUsd, made.computedUsd)
    }
  }
  return {
    from,
    to,
    timeZone,
    models,
    snapshotId: book.snapshot.id,
    events,
    rows: difference.rows(),
    eventsKeptFrom,
    total: difference.total(),
  }
}
