import type { SqlTransaction } from '../database'

/** A source that sends again: its silence is over. */
export async function recoverSilence(tx: SqlTransaction, source: string): Promise<void> {
  await tx.rows(
    `UPDATE alert SET state = 'recovered', snoozed_until = NULL, state_at = now(), state_by = NULL
     WHERE organization_id = $1 AND kind = 'no_data' AND subject ->> 'source' = $2
       AND state IN ('open', 'acknowledged', 'snoozed')`,
    [tx.organizationId, source],
  )
}
