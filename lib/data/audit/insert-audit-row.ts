import { randomUUID } from 'node:crypto'
import type { SqlTransaction } from '../database'
import { type AuditEntry, GONE_ACTOR } from './insert-audit-entry'

/** `insertAuditEntry` for a change that is written in SQL. */
export async function insertAuditRow(tx: SqlTransaction, entry: AuditEntry): Promise<void> {
  await tx.rows(
    `WITH actor AS (SELECT FROM member WHERE organization_id = $1 AND user_id = $3 FOR KEY SHARE)
     INSERT INTO audit_entry (organization_id, id, actor_user_id, actor_label, action, subject, before, after, ip)
     SELECT $1, $2::uuid, CASE WHEN NOT is_gone THEN $3::uuid END, CASE WHEN is_gone THEN $10 ELSE $4 END, $5, $6, $7::jsonb, $8::jsonb,
       CASE WHEN NOT is_gone THEN $9 END
     FROM (SELECT $3::uuid IS NOT NULL AND NOT EXISTS (SELECT FROM actor) AS is_gone) said`,
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
      GONE_ACTOR,
    ],
  )
}
