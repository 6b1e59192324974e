import { inPrismaTransaction } from '../database'

export interface SessionRow {
  id: string
  createdAt: Date
  lastSeenAt: Date
  ip: string | null
  userAgent: string | null
  provider: string | null
}

/** A person's live sessions, last used first. */
export async function findSessionsOfUser(userId: string, idleDays: number): Promise<SessionRow[]> {
  return inPrismaTransaction(
    { userId },
    (tx) => tx.$queryRaw<SessionRow[]>`
      SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", ip, user_agent AS "userAgent",
        provider
      FROM sign_in_session
      WHERE user_id = ${userId}::uuid AND revoked_at IS NULL AND expires_at > now()
        AND last_seen_at > now() - make_interval(days => ${idleDays}::integer)
      ORDER BY last_seen_at DESC, id`,
  )
}
