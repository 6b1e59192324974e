import { retryAfterSeconds } from '../../domain/channels/retry-after'
import { inSqlTransaction, type SqlTransaction } from '../database'
import type { MailBody } from './queue-mail'

const LEASE_SECONDS = 60

/** Organizations with mail that is due, the longest waiting first. */
export async function findOrganizationsToMail(): Promise<number[]> {
  const rows = await inSqlTransaction({ scheduler: true }, (tx) =>
    tx.rows<{ id: number }>(
      `SELECT organization_id AS id FROM outgoing_mail
       WHERE status = 'pending' AND next_attempt_at <= now()
       GROUP BY organization_id ORDER BY min(next_attempt_at)`,
    ),
  )
  return rows.map(({ id }) => id)
}

export type DueMail = MailBody & {
  id: string
  recipient: string
  attempts: number
}

/** Takes mail that is due, so that nobody else sends it meanwhile. */
export function claimDueMail(tx: SqlTransaction, limit: number): Promise<DueMail[]> {
  return tx.rows<DueMail>(
    `UPDATE outgoing_mail SET next_attempt_at = now() + make_interval(secs => ${LEASE_SECONDS})
     WHERE organization_id = $1 AND id IN (
       SELECT id FROM outgoing_mail
       WHERE organization_id = $1 AND status = 'pending' AND next_attempt_at <= now()
       ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING id, kind, recipient, content, attempts`,
    [tx.organizationId, limit],
  )
}

/** Keeps what came of a try, and says when the next one is; none is where it was final. */
export async function recordMail(
  tx: SqlTransaction,
  mail: DueMail,
  { isOk, answer, isFinal = false }: { isOk: boolean; answer: string; isFinal?: boolean },
): Promise<void> {
  const seconds = isOk || isFinal ? null : retryAfterSeconds(mail.attempts + 1)
  const status = isOk ? 'delivered' : seconds === null ? 'failed' : 'pending'
  await tx.rows(
    `UPDATE outgoing_mail SET attempts = attempts + 1, answer = $3, status = $4,
       delivered_at = CASE WHEN $4 = 'delivered' THEN now() END,
       next_attempt_at = now() + make_interval(secs => $5)
     WHERE organization_id = $1 AND id = $2 AND status = 'pending'`,
    [tx.organizationId, mail.id, answer, status, seconds ?? 0],
  )
}
