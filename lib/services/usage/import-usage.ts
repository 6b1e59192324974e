import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { EventReferences } from '../../data/usage/event-references'
import { holdBackReplays } from '../../data/usage/hold-back-replays'
import { settleTelemetry } from '../../data/usage/settle-telemetry'
import { toUsageRow } from '../../data/usage/to-usage-row'
import { upsertUsageEvents } from '../../data/usage/upsert-usage-events'
import { keepBetterRow, type UsageEventRow, type WriteCounts } from '../../data/usage/usage-row'
import { asTheProduct } from '../../data/viewer'
import { withoutIdentity } from '../../domain/erasure/without-identity'
import { inferCacheWrites } from '../../domain/pricing/infer-cache-writes'
import { storableEvent } from '../../domain/usage/storable-event'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { countEvents, type Intake } from '../../observe/metrics'
import { readErasedPeople } from '../erasure/erased-names'
import { priceBookOf } from './price-book-of'

export interface ImportBatch {
  organizationId: number
  /** The events, or what finds them in the transaction that writes them. */
  events: readonly UsageEvent[] | ((tx: SqlTransaction) => Promise<UsageEvent[]>)
  /** Finds or makes the import that the events belong to, in the transaction that writes them. */
  importId: (tx: SqlTransaction) => Promise<string>
  /** Runs in the same transaction after the write: what it records is true exactly if the events are there. */
  record?: (tx: SqlTransaction, counts: WriteCounts) => Promise<void>
  /** Counts them in this process's metrics; what the worker reads is counted by the import. */
  intake?: Intake
}

/** Prices and writes a batch of events with their roll-ups, in one transaction. Durable when it answers. */
export function importUsage(batch: ImportBatch): Promise<WriteCounts> {
  return asTheProduct(() => writeBatch(batch))
}

async function writeBatch(batch: ImportBatch): Promise<WriteCounts> {
  let references = new EventReferences()
  const { unpriced, ...counts } = await inOrganizationSql(batch.organizationId, async (tx) => {
    const { pseudonymFor, era } = await readErasedPeople(tx)
    references = new EventReferences(era)
    const importId = await batch.importId(tx)
    const sent = typeof batch.events === 'function' ? await batch.events(tx) : batch.events
    const events = sent.map((event) => {
      const storable = storableEvent(event)
      return pseudonymFor ? withoutIdentity(storable, pseudonymFor) : storable
    })
    const { kept, restated } = await settleTelemetry(tx, events)
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
    return { ...counts, unpriced: rows.filter(isUnpriced).length }
  })
  if (batch.intake) countEvents(batch.intake, { ...counts, unpriced })
  references.commit(batch.organizationId)
  return counts
}

function isUnpriced({ computedCostUsd, reportedCostUsd }: UsageEventRow): boolean {
  return computedCostUsd === null && reportedCostUsd === null
}

function keepBestOfEach(rows: readonly UsageEventRow[]): UsageEventRow[] {
  const best = new Map<string, UsageEventRow>()
  for (const row of rows) {
    const known = best.get(row.id)
    best.set(row.id, known ? keepBetterRow(known, row) : row)
  }
  return [...best.values()]
}
