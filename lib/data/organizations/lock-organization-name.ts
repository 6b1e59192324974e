import type { SqlTransaction } from '../database'

/** What the organization is called, until the transaction ends: changes of it and of its members wait. */
export async function lockOrganizationName(tx: SqlTransaction): Promise<string> {
  const [row] = await tx.rows<{ name: string }>(
    'SELECT name FROM organization WHERE id = current_organization_id() FOR UPDATE',
  )
  if (!row) throw new Error(`organization ${tx.organizationId} is not visible`)
  return row.name
}
