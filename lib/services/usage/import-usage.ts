import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { addDrops } from '../../data/imports/import-drops'
import { findRetention } from '../../data/organizations/retention'
import { EventReferences } from '../../data/usage/event-references'
import { holdBackReplays, type LedgerBatch } from '../../data/usage/hold-back-replays'
import { type SettledTelemetry, settleTelemetry } from '../../data/usage/settle-telemetry'
import type { OwnedEvent } from '../../data/usage/settle-threads'
import { toUsageRow } from '../../data/usage/to-usage-row'
import type { UsageEventRow, WriteCounts } from '../../data/usage/usage-row'
import { asTheProduct } from '../../data/viewer'
import { withoutIdentity } from '../../domain/erasure/without-identity'
import { DropLedger } from '../../domain/imports/drop-ledger'
import { type DropRecord, toDropRecord } from '../../domain/imports/drop-record'
import { type TooOldEvent, tooOldOf } from '../../domain/organizations/retention'
import { inferCacheWrites } from '../../domain/pricing/infer-cache-writes'
import { storableEvent } from '../../domain/usage/storable-event'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { countEvents, type Intake } from '../../observe/metrics'
import { readErasedPeople } from '../erasure/erased-names'
import { priceBookOf } from './price-book-of'
import { type Candidate, writeCalls } from './write-calls'

export interface ImportBatch {
  organizationId: number
  /** The events, or what finds them in the transaction that writes them. */
  events: readonly UsageEvent[] | ((tx: SqlTransaction) => Promise<UsageEvent[]>)
  /** Finds or makes the import that the events belong to, in the transaction that writes them. */
  importId: (tx: SqlTransaction) => Promise<string>
  /** Runs in the same transaction after the write: what it records is true exactly if the events are there. */
  record?: (tx: SqlTransaction, written: WrittenBatch) => Promise<void>
  /** Counts them in this process's metrics; what the worker reads is counted by the import. */
  intake?: Intake
}

export interface WrittenBatch extends WriteCounts {
  /** Not written: the organization keeps no events from then, and may have counted them when it did. */
  tooOld: readonly TooOldEvent[]
}

/** Prices and writes a batch of events with their roll-ups, in one transaction. Durable when it answers. */
export function importUsage(batch: ImportBatch): Promise<WrittenBatch> {
  return asTheProduct(() => writeBatch(batch))
}

async function writeBatch(batch: ImportBatch): Promise<WrittenBatch> {
  let references = new EventReferences()
  const { unpriced, ...counts } = await inOrganizationSql(batch.organizationId, async (tx) => {
    const { pseudonymFor, era } = await readErasedPeople(tx)
    references = new EventReferences(era)
    const importId = await batch.importId(tx)
    const sent = typeof batch.events === 'function' ? await batch.events(tx) : batch.events
    const tooOld = tooOldOf(sent, (await findRetention(tx)).eventsKeptFrom)
    const refused = new Set(tooOld.map(({ event }) => event))
    const events = sent.flatMap((event) => {
      if (refused.has(event)) return []
      const storable = storableEvent(event)
      return pseudonymFor ? withoutIdentity(storable, pseudonymFor) : storable
    })
    const drops = new DropLedger()
    const settled = await settleTelemetry(tx, events)
    const { kept, freed, ...replays } = await holdBackReplays(tx, settled.kept, importId)
    explainCovered(settled, importId, drops)
    explainReplays(replays, importId, drops)
    const book = await priceBookOf(tx)
    const toCandidate =
      (kindOf: (event: UsageEvent) => Candidate['kind']) =>
      ({ event, importId: owner }: OwnedEvent): Candidate => {
        const row = toUsageRow(inferCacheWrites(event, book), { book, references, importId: owner })
        return { row, event, importId: owner, kind: kindOf(event) }
      }
    const candidates = [
      ...kept.map((event) => ({ event, importId })).map(toCandidate(() => 'sent')),
      ...freed.map(toCandidate(() => 'freed')),
      ...settled.restated.map(toCandidate(({ id }) => (settled.takenOut.has(id) ? 'taken_out' : 'restated'))),
    ]
    await references.insert(tx)
    const written = await writeCalls(tx, candidates, drops)
    const counts = {
      tooOld,
      accepted: written.accepted,
      // Events freed from being held back are news of older imports.
      updated: written.updated + freed.length,
      duplicates: drops.lines,
    }
    await batch.record?.(tx, counts)
    await addDrops(tx, importId, drops)
    return { ...counts, unpriced: candidates.filter(({ row }) => isUnpriced(row)).length }
  })
  if (batch.intake) countEvents(batch.intake, { ...counts, unpriced })
  references.commit(batch.organizationId)
  return counts
}

function isUnpriced({ computedCostUsd, reportedCostUsd }: UsageEventRow): boolean {
  return computedCostUsd === null && reportedCostUsd === null
}

/** What the logs and better records of a session cover. No single record stands for it. */
function explainCovered(
  { covered, removed, shrunk, kept }: SettledTelemetry,
  importId: string,
  drops: DropLedger,
): void {
  for (const event of covered)
    drops.line('other_source', { dropped: toDropRecord(event, importId), kept: null })
  for (const dropped of removed) drops.replaced('other_source', { dropped, kept: null })
  for (const dropped of shrunk) {
    const window = kept.find(({ id }) => id === dropped.id)
    drops.replaced('streamed_partial', { dropped, kept: window ? toDropRecord(window, importId) : null })
  }
}

function explainReplays(
  { held, taken, originals }: Pick<LedgerBatch, 'held' | 'taken' | 'originals'>,
  importId: string,
  drops: DropLedger,
): void {
  const keptFor = (dropped: DropRecord): DropRecord | null => {
    const original = originals.get(dropped.id)
    return original ? { ...original, source: dropped.source, model: dropped.model } : null
  }
  for (const event of held) {
    const dropped = toDropRecord(event, importId)
    drops.line('fork_replay', { dropped, kept: keptFor(dropped) })
  }
  for (const dropped of taken) drops.replaced('fork_replay', { dropped, kept: keptFor(dropped) })
}
