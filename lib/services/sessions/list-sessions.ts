import { findSessionsOfUser } from '../../data/sessions/find-sessions-of-user'
import type { MemberCaller } from '../../domain/members/caller'
import { SESSION_IDLE_DAYS } from '../../domain/members/session-limits'

export interface SessionView {
  id: string
  isCurrent: boolean
  createdAt: string
  lastSeenAt: string
  ip: string | null
  userAgent: string | null
}

/** The caller's own live sessions, last used first. */
export async function listSessions(caller: MemberCaller): Promise<SessionView[]> {
  const rows = await findSessionsOfUser(caller.userId, SESSION_IDLE_DAYS)
  return rows.map(({ createdAt, lastSeenAt, ...row }) => ({
    ...row,
    isCurrent: row.id === caller.sessionId,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }))
}
