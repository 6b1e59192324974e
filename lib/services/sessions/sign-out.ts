import { inPrismaTransaction } from '../../data/database'
import { revokeSession } from '../../data/sessions/revoke-session'
import type { SignedIn } from './open-session'

/** Ends a session on the server, whatever becomes of the cookie. */
export async function signOut(session: SignedIn): Promise<void> {
  await inPrismaTransaction({ userId: session.userId }, (tx) => revokeSession(tx, session))
}
