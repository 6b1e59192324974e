import type { DropRecord } from '../../domain/imports/drop-record'
import type { UsageEvent } from '../../domain/usage/usage-event'
import type { SqlTransaction } from '../database'
import { insertThreadEvents, type OwnedEvent, settleThreads } from './settle-threads'

export interface LedgerBatch {
  /** Of the batch. */
  kept: UsageEvent[]
  /** Of older imports: held back before, and the thread's own now. */
  freed: OwnedEvent[]
  /** Of the batch: replays, which are held back. */
  held: UsageEvent[]
  /** Of the ledger: what the batch shows to be replays. */
  taken: DropRecord[]
  /** By a replay's event what it replays. */
  originals: ReadonlyMap<string, DropRecord>
}

/** What of a batch goes into the ledger: all of it but what replays another thread, and what that thread's arrival frees. */
export async function holdBackReplays(
  tx: SqlTransaction,
  events: readonly UsageEvent[],
  importId: string,
): Promise<LedgerBatch> {
  const threaded = events.filter(({ thread }) => thread !== null)
  if (threaded.length === 0)
    return { kept: [...events], freed: [], held: [], taken: [], originals: new Map() }
  const threadIds = await insertThreadEvents(tx, threaded, importId)
  const batch = new Map(threaded.map((event) => [event.id, event]))
  const { heldIds, released, taken, originals } = await settleThreads(tx, threadIds, batch)
  return {
    kept: events.filter(({ id }) => !heldIds.has(id)),
    // A held event that this batch brings again is written once, from the batch.
    freed: released.filter(({ event }) => !batch.has(event.id)),
    held: events.filter(({ id }) => heldIds.has(id)),
    taken,
    originals,
  }
}
