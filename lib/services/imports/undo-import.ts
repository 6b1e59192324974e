import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { queueImportDeliveries } from '../../data/imports/import-deliveries'
import { deleteDrops, markRestored } from '../../data/imports/import-drops'
import { hasDeletedEvents, lockImport, setImportStatus } from '../../data/imports/import-rows'
import { deleteSampleRuns } from '../../data/samples/sample-rows'
import { deleteUsageEventsOfImport } from '../../data/usage/delete-usage-events'
import { EventReferences } from '../../data/usage/event-references'
import { forgetThreadsOfImport } from '../../data/usage/forget-threads'
import type { OwnedEvent } from '../../data/usage/settle-threads'
import { toUsageRow } from '../../data/usage/to-usage-row'
import { upsertUsageEvents } from '../../data/usage/upsert-usage-events'
import { ProductError } from '../../domain/errors'
import { DropLedger } from '../../domain/imports/drop-ledger'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { auditActor } from '../audit-actor'
import { readErasedPeople } from '../erasure/erased-names'
import { priceBookOf } from '../usage/price-book-of'
import { findFactsToTell } from './tell-import'

/** Takes away every event that an import brought first, with its share of the roll-ups; says how many there were. */
export async function undoImport(caller: Caller, id: string): Promise<{ removed: number }> {
  requireAllowed(caller, 'undo_import')
  let references = new EventReferences()
  const removed = await inOrganizationSql(caller.organizationId, async (tx) => {
    references = new EventReferences((await readErasedPeople(tx)).era)
    const found = await lockImport(tx, id)
    if (!found) throw new ProductError('not_found', 'There is no such import.')
    if (found.status !== 'done' && found.status !== 'failed') {
      throw new ProductError('conflict', `This import is ${found.status}: only a finished one can be undone.`)
    }
    if (await hasDeletedEvents(tx, id))
      throw new ProductError(
        'conflict',
        'This import can’t be undone: some of its calls are no longer kept, and can’t be taken out of the sums.',
      )
    const freed = await forgetThreadsOfImport(tx, id)
    const facts = await findFactsToTell(tx, id, 'undone')
    const count = await deleteUsageEventsOfImport(tx, id)
    await writeFreed(tx, freed, references)
    await deleteDrops(tx, id)
    await setImportStatus(tx, id, { status: 'undone' })
    if (found.kind === 'sample') await deleteSampleRuns(tx)
    // Collectors remember what they have sent under the old epoch: now they send it again.
    else
      await tx.rows(
        'UPDATE organization SET ingest_epoch = ingest_epoch + 1 WHERE id = current_organization_id()',
      )
    // Last: it keeps channels from being changed until the transaction ends.
    if (facts) await queueImportDeliveries(tx, 'undone', facts)
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'import.undo',
      subject: id,
      after: { removed: count },
    })
    return count
  })
  references.commit(caller.organizationId)
  return { removed }
}

// What another thread's replay was held back for comes into the ledger when that thread goes.
async function writeFreed(
  tx: SqlTransaction,
  freed: readonly OwnedEvent[],
  references: EventReferences,
): Promise<void> {
  if (freed.length === 0) return
  const book = await priceBookOf(tx)
  const rows = freed.map(({ event, importId }) => toUsageRow(event, { book, references, importId }))
  await references.insert(tx)
  const { known } = await upsertUsageEvents(tx, rows)
  const restored = new DropLedger()
  for (const row of rows) if (!known.has(row.id)) restored.restore(row.importId)
  await markRestored(tx, restored.restored)
}
