import { randomUUID } from 'node:crypto'
import type { PrismaTransaction } from '../database'

export interface InsertedMember {
  userId: string
  isInvited: boolean
}

/** Adds the person with this address, known or new, to the organization; null where they are in it. */
export async function insertMember(
  tx: PrismaTransaction,
  organizationId: number,
  { email, role }: { email: string; role: string },
): Promise<InsertedMember | null> {
  // The update changes nothing: it makes the row come back where it was there.
  const [user] = await tx.$queryRaw<InsertedMember[]>`
    INSERT INTO user_account (id, email) VALUES (${randomUUID()}::uuid, ${email})
    ON CONFLICT (lower(email)) DO UPDATE SET email = user_account.email
    RETURNING id::text AS "userId", password_hash IS NULL
      AND NOT EXISTS (SELECT FROM linked_account l WHERE l.user_id = user_account.id) AS "isInvited"`
  if (!user) throw new Error('inserting a person gave no row')
  const { count } = await tx.member.createMany({
    data: [{ organizationId, userId: user.userId, role }],
    skipDuplicates: true,
  })
  return count > 0 ? user : null
}
