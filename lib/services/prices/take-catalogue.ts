import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { rememberPriceSnapshot } from '../../data/prices/price-snapshots'
import { lockTakenSnapshotId, updateTakenSnapshot } from '../../data/prices/taken-snapshot'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { auditActor } from '../audit-actor'
import { catalogueOf, requireCatalogue } from './catalogue-of'

/** Makes a catalogue the one that new costs are made from. Moves no history; an earlier one can be taken again. */
export async function takeCatalogue(caller: Caller, id: string): Promise<{ beforeId: string }> {
  requireAllowed(caller, 'manage_prices')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const snapshot = await requireCatalogue(tx, id)
    await catalogueOf(tx)
    const beforeId = (await lockTakenSnapshotId(tx)) ?? id
    if (beforeId === id) return { beforeId }
    await rememberPriceSnapshot(tx, snapshot)
    await updateTakenSnapshot(tx, id)
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'catalogue.take',
      subject: 'price catalogue',
      before: { snapshot: beforeId },
      after: { snapshot: id },
    })
    return { beforeId }
  })
}
