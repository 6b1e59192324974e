import { findMembershipsOfUser } from '../../data/members/find-memberships-of-user'
import { updateSessionOrganization } from '../../data/sessions/update-session-organization'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'

/** Lets the caller look at another of their organizations in this browser; throws `not_found` for any other. */
export async function switchOrganization(caller: MemberCaller, organizationId: unknown): Promise<void> {
  const memberships = await findMembershipsOfUser(caller.userId)
  const wanted = memberships.find((one) => one.organizationId === organizationId)
  if (!wanted) throw new ProductError('not_found', 'There is no such organization among yours.')
  await updateSessionOrganization(caller, wanted.organizationId)
}
