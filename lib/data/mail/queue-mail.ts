import { randomUUID } from 'node:crypto'
import type { SqlTransaction } from '../database'

export interface MailContent {
  subject: string
  text: string
  html: string
  headers?: Record<string, string>
}

/** What an invitation's mail is made of when it leaves: what waits holds no link that works. */
export interface InvitationFacts {
  invitationId: string
  invitedBy: string
}

/** As an invitation's. */
export interface PasswordResetFacts {
  resetId: string
}

/** What a mail says, by its kind. */
export type MailBody =
  | { kind: 'weekly_digest' | 'monthly_digest' | 'channel_paused' | 'password_changed'; content: MailContent }
  | { kind: 'invitation'; content: InvitationFacts }
  | { kind: 'password_reset'; content: PasswordResetFacts }

export type QueuedMail = MailBody & {
  /** What the mail is, once: whoever queues the same key later queues nothing. */
  dedupeKey: string
  recipient: string
}

/** Puts a mail into the outbox, in the transaction of what it tells of. */
export async function queueMail(tx: SqlTransaction, mail: QueuedMail): Promise<void> {
  await tx.rows(
    `INSERT INTO outgoing_mail (organization_id, id, dedupe_key, kind, recipient, content)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organization_id, dedupe_key) DO NOTHING`,
    [
      tx.organizationId,
      randomUUID(),
      mail.dedupeKey,
      mail.kind,
      mail.recipient,
      JSON.stringify(mail.content),
    ],
  )
}

/** Those of some mails, by their keys, that are queued already. */
export async function findQueuedKeys(tx: SqlTransaction, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ key: string }>(
    'SELECT dedupe_key AS key FROM outgoing_mail WHERE organization_id = $1 AND dedupe_key = ANY ($2)',
    [tx.organizationId, keys],
  )
  return new Set(rows.map(({ key }) => key))
}

/** Forgets digests of one person that wait to be sent. */
export async function dropPendingDigests(
  tx: SqlTransaction,
  userId: string,
  kind: 'weekly' | 'monthly',
): Promise<void> {
  await tx.rows(
    `DELETE FROM outgoing_mail WHERE organization_id = $1 AND status = 'pending' AND kind = $2
       AND dedupe_key LIKE 'digest:%:' || $3`,
    [tx.organizationId, `${kind}_digest`, userId],
  )
}
