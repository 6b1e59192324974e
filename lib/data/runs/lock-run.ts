import type { SqlTransaction } from '../database'

/** Waits until nobody else reads a run to change it, also where there is none yet; until the transaction ends. */
export async function lockRun(tx: SqlTransaction, id: string): Promise<void> {
  await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`run ${tx.organizationId} ${id}`])
}
