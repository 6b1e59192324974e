import type { Caller } from '../domain/members/caller'
import { memberFromRequest } from './member-from-request'
import { requireKey } from './require-key'

/** Who calls the API: a machine with a key, or a signed-in member's own browser on our own pages. */
export async function requireCaller(request: Request): Promise<Caller> {
  const member = request.headers.has('authorization') ? null : await memberFromRequest(request)
  return member ?? requireKey(request)
}
