import { randomUUID } from 'node:crypto'
import { insertSession } from '../../data/sessions/insert-session'
import type { ProviderId } from '../../domain/members/provided-identity'
import { SESSION_DAYS } from '../../domain/members/session-limits'
import { recordSignIn } from './record-sign-in'

export interface SignedIn {
  userId: string
  sessionId: string
}

/** Opens a session for somebody who has shown who they are, and notes how. */
export async function openSession(opening: {
  user: { id: string; email: string }
  ip: string | null
  userAgent: string | null
  provider: ProviderId | null
}): Promise<SignedIn> {
  const { user, ip, userAgent, provider } = opening
  const sessionId = randomUUID()
  const expiresAt = new Date(Date.now() + SESSION_DAYS * 86_400_000)
  await insertSession({
    id: sessionId,
    userId: user.id,
    expiresAt,
    ip,
    userAgent: userAgent?.slice(0, 300) ?? null,
    provider,
  })
  await recordSignIn({ user, ip, outcome: 'opened', provider })
  return { userId: user.id, sessionId }
}
