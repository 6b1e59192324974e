import type { PrismaTransaction } from '../database'

export interface MemberRow {
  userId: string
  email: string
  name: string | null
  role: string
  joinedAt: Date
  isInvited: boolean
}

/** The organization's members, by the time they joined. */
export async function findMembers(tx: PrismaTransaction, organizationId: number): Promise<MemberRow[]> {
  return tx.$queryRaw<MemberRow[]>`
    SELECT m.user_id::text AS "userId", u.email, u.name, m.role, m.created_at AS "joinedAt",
      u.password_hash IS NULL AND NOT EXISTS (SELECT FROM linked_account l WHERE l.user_id = u.id) AS "isInvited"
    FROM member m JOIN user_account u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId} ORDER BY m.created_at, m.user_id`
}
