import type { SessionView } from '../services/sessions/list-sessions'

export const SESSION_COLUMNS = [
  'id',
  'is_current',
  'created_at',
  'last_seen_at',
  'ip',
  'user_agent',
  'provider',
] as const

/** Where somebody is signed in, as the API answers it to themselves. */
export function sessionJson(session: SessionView) {
  return {
    id: session.id,
    is_current: session.isCurrent,
    created_at: session.createdAt,
    last_seen_at: session.lastSeenAt,
    ip: session.ip,
    user_agent: session.userAgent,
    provider: session.provider,
  }
}
