import { retryAfterSeconds } from '../../domain/channels/retry-after'
import type { SqlTransaction } from '../database'
import type { Outbox } from './outbox'

export interface Attempt {
  id: string
  channelId: string
  isOk: boolean
  answer: string
  durationMs: number
}

/** Keeps what came of a try, and says when the next one is; what was delivered meanwhile stays so. */
export async function recordAttempt(tx: SqlTransaction, outbox: Outbox, attempt: Attempt): Promise<void> {
  const { table, id } = outbox
  const of = [tx.organizationId, attempt.id, attempt.channelId]
  const itsRow = `organization_id = $1 AND ${id} = $2 AND channel_id = $3`
  const [delivery] = await tx.rows<{ attempts: number }>(
    `UPDATE ${table} SET attempts = attempts + 1 WHERE ${itsRow} RETURNING attempts`,
    of,
  )
  // Deleted while it was sent.
  if (!delivery) return
  if (outbox.attempts)
    await tx.rows(
      `INSERT INTO ${outbox.attempts} (organization_id, ${id}, channel_id, number, duration_ms, is_ok, answer)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [...of, delivery.attempts, attempt.durationMs, attempt.isOk, attempt.answer],
    )
  else await tx.rows(`UPDATE ${table} SET answer = $4 WHERE ${itsRow}`, [...of, attempt.answer])
  if (attempt.isOk) {
    await tx.rows(
      `UPDATE ${table} SET status = 'delivered', delivered_at = now() WHERE ${itsRow} AND status <> 'delivered'`,
      of,
    )
    return
  }
  const seconds = retryAfterSeconds(delivery.attempts)
  await tx.rows(
    `UPDATE ${table} SET status = CASE WHEN $4::integer IS NULL THEN 'failed' ELSE 'pending' END,
       next_attempt_at = now() + make_interval(secs => coalesce($4::integer, 0))
     WHERE ${itsRow} AND status = 'pending'`,
    [...of, seconds],
  )
}
