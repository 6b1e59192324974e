import type { SqlTransaction } from '../database'

export interface IdentityRow {
  name: string
  userId: string
  /** The person's address, as usage shows it. */
  person: string
  confirmedLabel: string
  confirmedAt: Date
}

const COLUMNS = `name, user_id AS "userId", person, confirmed_label AS "confirmedLabel", confirmed_at AS "confirmedAt"`

export function findIdentities(tx: SqlTransaction): Promise<IdentityRow[]> {
  return tx.rows(
    `SELECT ${COLUMNS} FROM person_identity WHERE organization_id = current_organization_id() ORDER BY person, name`,
  )
}

/** Makes a name a person's; false where it is somebody's already. */
export async function insertIdentity(
  tx: SqlTransaction,
  identity: Pick<IdentityRow, 'name' | 'userId' | 'person' | 'confirmedLabel'> & {
    confirmedBy: string | null
  },
): Promise<boolean> {
  const { name, userId, person, confirmedBy, confirmedLabel } = identity
  const rows = await tx.rows(
    `INSERT INTO person_identity (organization_id, name, user_id, person, confirmed_by, confirmed_label)
     VALUES (current_organization_id(), $1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING 1`,
    [name, userId, person, confirmedBy, confirmedLabel],
  )
  return rows.length > 0
}

/** Takes a name back; null where it is nobody's. */
export async function deleteIdentity(tx: SqlTransaction, name: string): Promise<IdentityRow | null> {
  const [row] = await tx.rows<IdentityRow>(
    `DELETE FROM person_identity WHERE organization_id = current_organization_id() AND name = $1 RETURNING ${COLUMNS}`,
    [name],
  )
  return row ?? null
}

/** Takes all of a person's names back, and any of the names given. */
export async function deleteIdentitiesOf(
  tx: SqlTransaction,
  { userId, names }: { userId: string | null; names: readonly string[] },
): Promise<void> {
  await tx.rows(
    `DELETE FROM person_identity WHERE organization_id = current_organization_id()
       AND (user_id = $1 OR name = ANY ($2) OR person = ANY ($2))`,
    [userId, names],
  )
}
