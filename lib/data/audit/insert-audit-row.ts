import { randomUUID } from 'node:crypto'
import type { SqlTransaction } from '../database'
import type { AuditEntry } from './insert-audit-entry'

/** `insertAuditEntry` for a change that is written in SQL. */
export async function insertAuditRow(tx: SqlTransaction, entry: AuditEntry): Promise<void> {
  await tx.rows(
    `INSERT INTO audit_entry (organization_id, id, actor_user_id, actor_label, action, subject, before, after, ip)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      entry.organizationId,
      randomUUID(),
      entry.actorUserId,
      entry.actorLabel,
      entry.action,
      entry.subject,
      entry.before ?? null,
      entry.after ?? null,
      entry.ip,
    ],
  )
}
