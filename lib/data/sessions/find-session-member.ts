import { inSqlTransaction } from '../database'

export interface SessionMember {
  sessionId: string
  userId: string
  email: string
  name: string | null
  organizationId: number
  organizationName: string
  timeZone: string
  role: string
}

interface Seen {
  email: string
  name: string | null
  organizationId: number
  role: string
  isStale: boolean
}

/**
 * Who a live session belongs to, and as what, read anew on every request; null where the session or membership ended. One
 * that is named is meant, and no other; else the one used last, or the first that they joined.
 */
export async function findSessionMember(asked: {
  sessionId: string
  userId: string
  idleDays: number
  organization: { id: number; isNamed: boolean } | null
}): Promise<SessionMember | null> {
  const { sessionId, userId, idleDays, organization: wanted } = asked
  return inSqlTransaction({ userId }, async (tx) => {
    const [seen] = await tx.rows<Seen>(
      `SELECT u.email, u.name, m.organization_id AS "organizationId", m.role,
        s.last_seen_at < now() - interval '1 minute' AS "isStale",
        set_config('outlay.organization', m.organization_id::text, true)
      FROM sign_in_session s JOIN user_account u ON u.id = s.user_id JOIN member m ON m.user_id = u.id
      WHERE s.id = $1 AND s.user_id = $2 AND s.revoked_at IS NULL AND s.expires_at > now()
        AND s.last_seen_at > now() - make_interval(days => $3) AND m.accepted_at IS NOT NULL
        AND (m.organization_id = $4 OR NOT $5)
      ORDER BY coalesce(m.organization_id = $4, false) DESC, m.created_at, m.organization_id LIMIT 1`,
      [sessionId, userId, idleDays, wanted?.id ?? null, wanted?.isNamed ?? false],
    )
    if (!seen) return null
    const [organization] = await tx.rows<{ name: string; timeZone: string }>(
      `SELECT name, time_zone AS "timeZone" FROM organization WHERE id = $1`,
      [seen.organizationId],
    )
    if (!organization) return null
    if (seen.isStale) {
      await tx.rows('UPDATE sign_in_session SET last_seen_at = now() WHERE id = $1', [sessionId])
    }
    const { email, name, organizationId, role } = seen
    return {
      sessionId,
      userId,
      email,
      name,
      organizationId,
      role,
      organizationName: organization.name,
      timeZone: organization.timeZone,
    }
  })
}
