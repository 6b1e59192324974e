import { randomUUID } from 'node:crypto'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { findPriceOverrides } from '../../data/prices/find-price-overrides'
import { rememberPriceSnapshot } from '../../data/prices/price-snapshots'
import { countRepricedEvents } from '../../data/prices/reprice-events'
import { findRepricing, insertRepricing } from '../../data/prices/repricing-rows'
import { openDayRange } from '../../domain/calendar'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { RepricingInput } from '../../domain/pricing/read-repricing-input'
import type { Repricing } from '../../domain/pricing/repricing'
import { auditActor } from '../audit-actor'
import { catalogueOf, requireCatalogue } from '../prices/catalogue-of'

/** Lets the worker make costs again, one repricing of an organization at a time. */
export async function startRepricing(caller: Caller, input: RepricingInput): Promise<Repricing> {
  requireAllowed(caller, 'manage_prices')
  const { from, to, models } = input
  const timeZone = input.tz ?? caller.timeZone
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const snapshot =
      input.snapshot === null ? await catalogueOf(tx) : await requireCatalogue(tx, input.snapshot)
    await rememberPriceSnapshot(tx, snapshot)
    const snapshotId = snapshot.id
    const ownPrices = await findPriceOverrides(tx)
    const id = randomUUID()
    const range = openDayRange(from, to, timeZone)
    const bounds = { startsAt: range.from, endsAt: range.to, models }
    const actor = auditActor(caller)
    const isTaken = await insertRepricing(tx, {
      id,
      from,
      to,
      timeZone,
      ...bounds,
      snapshotId,
      ownPrices,
      eventsTotal: await countRepricedEvents(tx, bounds),
      createdBy: actor.actorUserId,
      createdLabel: actor.actorLabel,
    })
    const repricing = isTaken ? await findRepricing(tx, id) : null
    if (!repricing)
      throw new ProductError('conflict', 'Another repricing is under way; wait for its end, or undo it.')
    await insertAuditRow(tx, {
      ...actor,
      action: 'repricing.start',
      subject: `repricing ${id}`,
      after: { from, to, tz: timeZone, models, snapshot: snapshotId },
    })
    return repricing
  })
}
