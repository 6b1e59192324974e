import { retryAfterSeconds } from '../../domain/alerts/retry-after'
import type { SqlTransaction } from '../database'

export interface Attempt {
  alertId: string
  channelId: string
  isOk: boolean
  answer: string
  durationMs: number
}

/** Keeps what came of a try, and says when the next one is; what was delivered meanwhile stays so. */
export async function recordAttempt(tx: SqlTransaction, attempt: Attempt): Promise<void> {
  const of = [tx.organizationId, attempt.alertId, attempt.channelId]
  const [delivery] = await tx.rows<{ attempts: number }>(
    `UPDATE alert_delivery SET attempts = attempts + 1
     WHERE organization_id = $1 AND alert_id = $2 AND channel_id = $3 RETURNING attempts`,
    of,
  )
  // Deleted while it was sent.
  if (!delivery) return
  await tx.rows(
    `INSERT INTO alert_delivery_attempt
       (organization_id, alert_id, channel_id, number, duration_ms, is_ok, answer)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [...of, delivery.attempts, attempt.durationMs, attempt.isOk, attempt.answer],
  )
  if (attempt.isOk) {
    await tx.rows(
      `UPDATE alert_delivery SET status = 'delivered', delivered_at = now()
       WHERE organization_id = $1 AND alert_id = $2 AND channel_id = $3 AND status <> 'delivered'`,
      of,
    )
    return
  }
  const seconds = retryAfterSeconds(delivery.attempts)
  await tx.rows(
    `UPDATE alert_delivery SET status = CASE WHEN $4::integer IS NULL THEN 'failed' ELSE 'pending' END,
       next_attempt_at = now() + make_interval(secs => coalesce($4::integer, 0))
     WHERE organization_id = $1 AND alert_id = $2 AND channel_id = $3 AND status = 'pending'`,
    [...of, seconds],
  )
}
