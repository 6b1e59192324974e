import { randomUUID } from 'node:crypto'
import { inSqlTransaction } from '../data/database'
import type { MemberCaller } from '../domain/members/caller'
import type { Role } from '../domain/members/roles'

/** A new organization with one member of the given role, as the caller that a service takes. */
export async function makeOrganization(
  options: { role?: Role; timeZone?: string; name?: string } = {},
): Promise<MemberCaller> {
  const { role = 'owner', timeZone = 'UTC', name = `Test ${randomUUID()}` } = options
  const userId = randomUUID()
  const email = `${userId}@example.com`
  const organizationId = await inSqlTransaction({ nothing: true }, async (tx) => {
    const [next] = await tx.rows<{ id: number }>(`SELECT nextval('organization_id_seq')::integer AS id`)
    const id = next?.id ?? 0
    await tx.rows(`SELECT set_config('outlay.organization', $1, true)`, [String(id)])
    await tx.rows('INSERT INTO organization (id, name, time_zone) VALUES ($1, $2, $3)', [id, name, timeZone])
    await tx.rows('INSERT INTO user_account (id, email) VALUES ($1, $2)', [userId, email])
    await tx.rows('INSERT INTO member (organization_id, user_id, role) VALUES ($1, $2, $3)', [
      id,
      userId,
      role,
    ])
    return id
  })
  return {
    kind: 'member',
    organizationId,
    organizationName: name,
    timeZone,
    userId,
    email,
    name: null,
    role,
    sessionId: randomUUID(),
    ip: null,
  }
}
