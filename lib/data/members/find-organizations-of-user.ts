import { inSqlTransaction } from '../database'

/** The organizations that a person is in, by name; their names are seen one at a time, as everything of an organization is. */
export async function findOrganizationsOfUser(userId: string): Promise<{ id: number; name: string }[]> {
  return inSqlTransaction({ userId }, async (tx) => {
    const memberships = await tx.rows<{ id: number }>(
      'SELECT organization_id AS id FROM member WHERE user_id = $1 AND accepted_at IS NOT NULL',
      [userId],
    )
    const found: { id: number; name: string }[] = []
    for (const { id } of memberships) {
      await tx.rows(`SELECT set_config('outlay.organization', $1, true)`, [String(id)])
      found.push(
        ...(await tx.rows<{ id: number; name: string }>('SELECT id, name FROM organization WHERE id = $1', [
          id,
        ])),
      )
    }
    return found.sort((a, b) => (a.name < b.name ? -1 : 1))
  })
}
