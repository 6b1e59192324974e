import { cookies, headers } from 'next/headers'
import { signOut } from '../services/sessions/sign-out'
import { ADDRESS_HEADER } from './client-address'
import { readSessionToken } from './read-session-token'
import { cookieName, cookieOptions } from './session-cookie'

/** Signs this browser out: the session ends on the server first, so that a copy of the cookie is worth nothing. */
export async function endSession(): Promise<void> {
  const jar = await cookies()
  const session = await readSessionToken(jar.get(cookieName('session'))?.value)
  if (session) await signOut(session, (await headers()).get(ADDRESS_HEADER))
  jar.set(cookieName('session'), '', { ...cookieOptions(), maxAge: 0 })
}
