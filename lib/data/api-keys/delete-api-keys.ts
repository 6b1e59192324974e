import type { SqlTransaction } from '../database'

/** Deletes every key of the organization; answers which there were. */
export async function deleteApiKeys(tx: SqlTransaction): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    'DELETE FROM api_key WHERE organization_id = current_organization_id() RETURNING id',
  )
  return rows.map(({ id }) => id)
}
