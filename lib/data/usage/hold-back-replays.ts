import type { UsageEvent } from '../../domain/usage/usage-event'
import type { SqlTransaction } from '../database'
import { insertThreadEvents, type OwnedEvent, settleThreads } from './settle-threads'

export interface LedgerBatch {
  toWrite: OwnedEvent[]
  /** How many of them were held back before, so are not of this batch. */
  released: number
}

/** What of a batch goes into the ledger: all of it but what replays another thread, and what that thread's arrival frees. */
export async function holdBackReplays(
  tx: SqlTransaction,
  events: readonly UsageEvent[],
  importId: string,
): Promise<LedgerBatch> {
  const threaded = events.filter(({ thread }) => thread !== null)
  const own = (event: UsageEvent): OwnedEvent => ({ event, importId })
  if (threaded.length === 0) return { toWrite: events.map(own), released: 0 }
  const threadIds = await insertThreadEvents(tx, threaded, importId)
  const batch = new Map(threaded.map((event) => [event.id, event]))
  const { heldIds, released } = await settleThreads(tx, threadIds, batch)
  // A held event that this batch brings again is written once, from the batch.
  const freed = released.filter(({ event }) => !batch.has(event.id))
  const kept = events.filter(({ id }) => !heldIds.has(id))
  return { toWrite: [...kept.map(own), ...freed], released: freed.length }
}
