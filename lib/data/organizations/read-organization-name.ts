import type { SqlTransaction } from '../database'

/** What the organization is called. */
export async function readOrganizationName(tx: SqlTransaction): Promise<string> {
  const [row] = await tx.rows<{ name: string }>(
    'SELECT name FROM organization WHERE id = current_organization_id()',
  )
  if (!row) throw new Error('There is no organization here.')
  return row.name
}
