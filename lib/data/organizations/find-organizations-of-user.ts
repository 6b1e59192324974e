import { inSqlTransaction } from '../database'

export interface OwnOrganization {
  id: number
  name: string
}

/** The organizations that a person is in, with their names, the one they joined first first. */
export function findOrganizationsOfUser(userId: string): Promise<OwnOrganization[]> {
  return inSqlTransaction({ userId }, async (tx) => {
    const memberships = await tx.rows<{ id: number }>(
      `SELECT organization_id AS id FROM member m WHERE user_id = $1 AND accepted_at IS NOT NULL
         AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = m.organization_id)
       ORDER BY created_at, organization_id`,
      [userId],
    )
    const found: OwnOrganization[] = []
    for (const { id } of memberships) {
      // A name is seen inside its organization only.
      await tx.rows(`SELECT set_config('outlay.organization', $1, true)`, [String(id)])
      found.push(...(await tx.rows<OwnOrganization>('SELECT id, name FROM organization WHERE id = $1', [id])))
    }
    return found
  })
}

/** True where the server has more than one organization. */
export function hasSeveralOrganizations(): Promise<boolean> {
  return inSqlTransaction({ scheduler: true }, async (tx) => {
    return (await tx.rows('SELECT 1 FROM organization LIMIT 2')).length > 1
  })
}
