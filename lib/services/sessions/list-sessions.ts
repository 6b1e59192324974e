import { providerName } from '../../auth/offered-providers'
import { findSessionsOfUser } from '../../data/sessions/find-sessions-of-user'
import { ProductError } from '../../domain/errors'
import type { Caller } from '../../domain/members/caller'
import { isProviderId } from '../../domain/members/provided-identity'
import { SESSION_IDLE_DAYS } from '../../domain/members/session-limits'

export interface SessionView {
  id: string
  isCurrent: boolean
  createdAt: string
  lastSeenAt: string
  ip: string | null
  userAgent: string | null
  /** By which provider, in words; null: by password. */
  provider: string | null
}

/** The caller's own live sessions, last used first. */
export async function listSessions(caller: Caller): Promise<SessionView[]> {
  if (caller.kind === 'key')
    throw new ProductError('forbidden', 'No API key is signed in anywhere: a member asks, signed in.')
  const rows = await findSessionsOfUser(caller.userId, SESSION_IDLE_DAYS)
  return rows.map(({ createdAt, lastSeenAt, provider, ...row }) => ({
    ...row,
    provider: isProviderId(provider) ? providerName(provider) : null,
    isCurrent: row.id === caller.sessionId,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }))
}
