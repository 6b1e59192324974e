import { randomUUID } from 'node:crypto'
import type { PrismaTransaction } from '../database'

/**
 * Invites the person with this address, known or new, to the organization: a member once they accept. Answers their id; null
 * where they are in it, or invited.
 */
export async function insertMember(
  tx: PrismaTransaction,
  organizationId: number,
  { email, role }: { email: string; role: string },
): Promise<string | null> {
  // The update changes nothing: it makes the row come back where it was there.
  const [user] = await tx.$queryRaw<{ userId: string }[]>`
    INSERT INTO user_account (id, email) VALUES (${randomUUID()}::uuid, ${email})
    ON CONFLICT (lower(email)) DO UPDATE SET email = user_account.email
    RETURNING id::text AS "userId"`
  if (!user) throw new Error('inserting a person gave no row')
  const { count } = await tx.member.createMany({
    data: [{ organizationId, userId: user.userId, role, acceptedAt: null }],
    skipDuplicates: true,
  })
  return count > 0 ? user.userId : null
}
