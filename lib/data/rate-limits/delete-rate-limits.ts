import type { SqlTransaction } from '../database'

/** Forgets how often was asked under some keys, whose owners are gone. */
export async function deleteRateLimits(tx: SqlTransaction, keys: readonly string[]): Promise<void> {
  await tx.rows('DELETE FROM rate_limit WHERE key = ANY ($1)', [keys])
}
