import type { SqlTransaction } from '../database'
import { lockThreads, type OwnedEvent, settleThreads } from './settle-threads'

/** Forgets where an undone import's events stood in their threads, and hands back what they had held back. */
export async function forgetThreadsOfImport(tx: SqlTransaction, importId: string): Promise<OwnedEvent[]> {
  await lockThreads(tx)
  const gone = await tx.rows<{ thread_id: string }>(
    `DELETE FROM usage_thread_event WHERE organization_id = current_organization_id() AND import_id = $1 RETURNING thread_id`,
    [importId],
  )
  if (gone.length === 0) return []
  const threadIds = [...new Set(gone.map(({ thread_id }) => thread_id))]
  const { released } = await settleThreads(tx, threadIds, new Map())
  await tx.rows(
    `DELETE FROM usage_thread t WHERE organization_id = current_organization_id() AND id = ANY($1) AND NOT EXISTS (
       SELECT 1 FROM usage_thread_event e WHERE e.organization_id = t.organization_id AND e.thread_id = t.id)`,
    [threadIds],
  )
  return released
}
