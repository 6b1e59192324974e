import { ProductError } from '../domain/errors'
import type { MemberCaller } from '../domain/members/caller'
import { findMember } from './find-member'
import { isSameOrigin } from './is-same-origin'

/** For routes that a browser calls too: its member, or null. A write from another site's page is `forbidden`. */
export async function memberFromRequest(request: Request): Promise<MemberCaller | null> {
  const member = await findMember()
  if (!member || ['GET', 'HEAD'].includes(request.method)) return member
  if (!isSameOrigin(request)) throw new ProductError('forbidden', 'The request comes from another site.')
  return member
}
