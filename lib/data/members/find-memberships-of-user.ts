import { inSqlTransaction } from '../database'

/** The organizations that a person is in, the one they joined first first; not those that only invited them. */
export async function findMembershipsOfUser(
  userId: string,
): Promise<{ organizationId: number; role: string }[]> {
  return inSqlTransaction({ userId }, (tx) =>
    tx.rows(
      `SELECT organization_id AS "organizationId", role FROM member
       WHERE user_id = $1 AND accepted_at IS NOT NULL ORDER BY created_at, organization_id`,
      [userId],
    ),
  )
}
