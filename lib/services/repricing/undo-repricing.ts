import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import {
  findActiveRepricingId,
  findRepricing,
  hasDeletedRepricedEvents,
  hasLaterRepricing,
  lockRepricing,
  lockRepricings,
  setRepricingStatus,
} from '../../data/prices/repricing-rows'
import { ProductError } from '../../domain/errors'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { Repricing } from '../../domain/pricing/repricing'
import { auditActor } from '../audit-actor'
import { noSuchRepricing } from './list-repricings'

/** Lets the worker take a repricing back, the newest first; one that still runs ends and is taken back so far. */
export async function undoRepricing(caller: Caller, id: string): Promise<Repricing> {
  requireAllowed(caller, 'manage_prices')
  if (!isUuid(id)) throw noSuchRepricing()
  return inOrganizationSql(caller.organizationId, async (tx) => {
    await lockRepricings(tx)
    const repricing = await lockRepricing(tx, id)
    if (!repricing) throw noSuchRepricing()
    if (repricing.status === 'undone' || repricing.status === 'undoing') return repricing
    if (await hasDeletedRepricedEvents(tx, id))
      throw new ProductError(
        'conflict',
        'This repricing can’t be undone: some of the calls that it changed are no longer kept, and their sums can’t be changed.',
      )
    if (await hasLaterRepricing(tx, repricing))
      throw new ProductError('conflict', 'A later repricing stands on this one: undo that one first.')
    const active = await findActiveRepricingId(tx)
    if (active !== null && active !== id)
      throw new ProductError('conflict', 'Another repricing is under way; wait for its end, or undo it.')
    await setRepricingStatus(tx, id, 'undoing')
    await insertAuditRow(tx, { ...auditActor(caller), action: 'repricing.undo', subject: `repricing ${id}` })
    return (await findRepricing(tx, id)) ?? repricing
  })
}
