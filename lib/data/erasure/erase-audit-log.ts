import type { AuditEntry } from '../audit/insert-audit-entry'
import type { SqlTransaction } from '../database'
import type { Identity } from './erase-columns'

/** Puts the pseudonym in place of the identity in the audit log, and adds the entry that says so, in one. */
export async function eraseAuditLog(
  tx: SqlTransaction,
  { number, identity }: { number: number; identity: Identity },
  by: Pick<AuditEntry, 'actorUserId' | 'actorLabel' | 'ip'>,
  facts: object,
): Promise<number> {
  const { identities, names, userId } = identity
  const [row] = await tx.rows<{ changed: number }>(
    'SELECT erase_from_audit_log($1, $2, $3, $4, $5, $6, $7, $8) AS changed',
    [
      number,
      identities,
      JSON.stringify(names),
      userId,
      by.actorUserId,
      by.actorLabel,
      by.ip,
      JSON.stringify(facts),
    ],
  )
  return row?.changed ?? 0
}
