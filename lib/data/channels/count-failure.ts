import type { SqlTransaction } from '../database'

const PAUSED_AFTER = 5

/** A success ends the row of failures. */
export async function endFailures(tx: SqlTransaction, id: string): Promise<void> {
  await tx.rows(
    `UPDATE channel SET failures_in_row = 0
     WHERE organization_id = $1 AND id = $2 AND failures_in_row <> 0 AND paused_at IS NULL`,
    [tx.organizationId, id],
  )
}

export interface JustPaused {
  name: string
  pausedAt: Date
  /** Who made it, else an owner; null where nobody is left. */
  tell: string | null
}

/** Counts a failure; the fifth in a row pauses the channel and answers whom to tell. */
export async function countFailure(
  tx: SqlTransaction,
  id: string,
  answer: string,
): Promise<JustPaused | null> {
  const [paused] = await tx.rows<{ name: string; pausedAt: Date | null; createdBy: string | null }>(
    `UPDATE channel SET failures_in_row = failures_in_row + 1,
       paused_at = CASE WHEN failures_in_row + 1 >= ${PAUSED_AFTER} THEN now() END,
       paused_reason = CASE WHEN failures_in_row + 1 >= ${PAUSED_AFTER} THEN $3 END
     WHERE organization_id = $1 AND id = $2 AND paused_at IS NULL
     RETURNING name, paused_at AS "pausedAt", created_by AS "createdBy"`,
    [tx.organizationId, id, `It failed ${PAUSED_AFTER} times in a row, at last with: ${answer}`],
  )
  if (!paused?.pausedAt) return null
  const [person] = await tx.rows<{ email: string }>(
    `SELECT u.email FROM member m JOIN user_account u ON u.id = m.user_id
     WHERE m.organization_id = $1 AND m.accepted_at IS NOT NULL AND (m.user_id = $2 OR m.role = 'owner')
     ORDER BY m.user_id = $2 DESC NULLS LAST, m.user_id LIMIT 1`,
    [tx.organizationId, paused.createdBy],
  )
  return { name: paused.name, pausedAt: paused.pausedAt, tell: person?.email ?? null }
}
