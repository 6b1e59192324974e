import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type { MemberCaller } from '../domain/members/caller'
import { noteCaller } from '../observe/request-scope'
import { findSessionCaller } from '../services/sessions/find-session-caller'
import { askedOrganization } from './asked-organization'
import { ADDRESS_HEADER } from './client-address'
import { readSessionToken } from './read-session-token'
import { cookieName } from './session-cookie'

/** The member whose browser asks; null where nobody is signed in. Looked up once a request. */
export const findMember = cache(async (): Promise<MemberCaller | null> => {
  const session = await readSessionToken((await cookies()).get(cookieName('session'))?.value)
  if (!session) return null
  const ip = (await headers()).get(ADDRESS_HEADER)
  const member = await findSessionCaller(session, ip, await askedOrganization())
  if (member) noteCaller(member)
  return member
})

/** True where somebody is signed in who is in some organization, whichever the request is about. */
export async function isSignedIn(): Promise<boolean> {
  const session = await readSessionToken((await cookies()).get(cookieName('session'))?.value)
  return session !== null && (await findSessionCaller(session, null)) !== null
}
