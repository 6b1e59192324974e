import { revokeSession } from '../../data/sessions/revoke-session'
import type { SignedIn } from './sign-in'

/** Ends a session on the server, whatever becomes of the cookie. */
export async function signOut({ userId, sessionId }: SignedIn): Promise<void> {
  await revokeSession(userId, sessionId)
}
