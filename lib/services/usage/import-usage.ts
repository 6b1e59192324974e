import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { EventReferences } from '../../data/usage/event-references'
import { holdBackReplays } from '../../data/usage/hold-back-replays'
import { settleTelemetry } from '../../data/usage/settle-telemetry'
import { toUsageRow } from '../../data/usage/to-usage-row'
import { upsertUsageEvents } from '../../data/usage/upsert-usage-events'
import { keepBetterRow, type UsageEventRow, type WriteCounts } from '../../data/usage/usage-row'
import { inferCacheWrites } from '../../domain/pricing/infer-cache-writes'
import { storableEvent } from '../../domain/usage/storable-event'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { priceBookOf } from './price-book-of'

export interface ImportBatch {
  organizationId: number
  /** The events, or what finds them in the transaction that writes them. */
  events: readonly UsageEvent[] | ((tx: SqlTransaction) => Promise<UsageEvent[]>)
  /** Finds or makes the import that the events belong to, in the transaction that writes them. */
  importId: (tx: SqlTransaction) => Promise<string>
  /** Runs in the same transaction after the write: what it records is true exactly if the events are there. */
  record?: (tx: SqlTransaction, counts: WriteCounts) => Promise<void>
}

/** Prices and writes a batch of events with their roll-ups, in one transaction. Durable when it answers. */
export async function importUsage(batch: ImportBatch): Promise<WriteCounts> {
  const references = new EventReferences()
  const counts = await inOrganizationSql(batch.organizationId, async (tx) => {
    const importId = await batch.importId(tx)
    const events = typeof batch.events === 'function' ? await batch.events(tx) : batch.events
    const { kept, restated } = await settleTelemetry(tx, events.map(storableEvent))
    const { toWrite, released } = await holdBackReplays(tx, kept, importId)
    const book = await priceBookOf(tx)
    const rows = [...toWrite, ...restated].map(({ event, importId: owner }) =>
      toUsageRow(inferCacheWrites(event, book), { book, references, importId: owner }),
    )
    await references.insert(tx)
    const written = await upsertUsageEvents(tx, keepBestOfEach(rows))
    // Events freed from being held back are news of older imports, not of this batch.
    const accepted = written.accepted - released
    const counts = {
      accepted,
      updated: written.updated + released,
      duplicates: Math.max(0, events.length - accepted - written.updated),
    }
    await batch.record?.(tx, counts)
    return counts
  })
  references.commit(batch.organizationId)
  return counts
}

function keepBestOfEach(rows: readonly UsageEventRow[]): UsageEventRow[] {
  const best = new Map<string, UsageEventRow>()
  for (const row of rows) {
    const known = best.get(row.id)
    best.set(row.id, known ? keepBetterRow(known, row) : row)
  }
  return [...best.values()]
}
