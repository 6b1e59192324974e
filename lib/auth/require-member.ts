import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { MemberCaller } from '../domain/members/caller'
import { isSetUp } from '../services/organizations/is-set-up'
import { askedOrganization } from './asked-organization'
import { findMember, isSignedIn } from './find-member'
import { PATH_HEADER } from './path-header'

/** The member whose browser asks; who is not signed in goes to do that, and comes back here after it. */
export async function requireMember(): Promise<MemberCaller> {
  const member = await findMember()
  if (member) return member
  // An organization that is not theirs and one that is not there are the same.
  if ((await askedOrganization())?.isNamed && (await isSignedIn())) notFound()
  if (!(await isSetUp())) redirect('/setup')
  const path = (await headers()).get(PATH_HEADER)
  redirect(path && path !== '/' ? `/sign-in?callbackUrl=${encodeURIComponent(path)}` : '/sign-in')
}
