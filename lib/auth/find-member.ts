import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type { MemberCaller } from '../domain/members/caller'
import { noteCaller } from '../observe/request-scope'
import { findSessionCaller } from '../services/sessions/find-session-caller'
import { ADDRESS_HEADER } from './client-address'
import { readSessionToken } from './read-session-token'
import { cookieName } from './session-cookie'

/** The member whose browser asks; null where nobody is signed in. Looked up once a request. */
export const findMember = cache(async (): Promise<MemberCaller | null> => {
  const session = await readSessionToken((await cookies()).get(cookieName('session'))?.value)
  if (!session) return null
  const member = await findSessionCaller(session, (await headers()).get(ADDRESS_HEADER))
  if (member) noteCaller(member)
  return member
})
