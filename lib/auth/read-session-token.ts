import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import type { SignedIn } from '../services/sessions/open-session'
import { authSecret } from './session-cookie'

const payload = z.object({ sub: z.string(), sessionId: z.string() })

/** The session that a cookie names; null where the cookie is not one of ours or is too old. */
export async function readSessionToken(token: string | undefined): Promise<SignedIn | null> {
  if (!token) return null
  try {
    const claims = payload.safeParse(await decode({ token, secret: authSecret() }))
    return claims.success ? { userId: claims.data.sub, sessionId: claims.data.sessionId } : null
  } catch {
    // Signed with another secret, cut short, or expired.
    return null
  }
}
