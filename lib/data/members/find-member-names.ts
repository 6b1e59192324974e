import type { SqlTransaction } from '../database'

/** What the members of the organization are called, by user: their names, or their addresses. */
export async function findMemberNames(tx: SqlTransaction): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; label: string }>(
    `SELECT m.user_id AS id, coalesce(CASE WHEN m.accepted_at IS NOT NULL THEN u.name END, u.email) AS label
     FROM member m JOIN user_account u ON u.id = m.user_id WHERE m.organization_id = $1`,
    [tx.organizationId],
  )
  return new Map(rows.map(({ id, label }) => [id, label]))
}
