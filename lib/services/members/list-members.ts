import { inOrganization } from '../../data/database'
import { findMembers } from '../../data/members/find-members'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import type { MemberView } from '../../domain/members/member-view'
import { isRole } from '../../domain/members/roles'

/** Who is in the caller's organization, by the time they joined. */
export async function listMembers(caller: MemberCaller): Promise<MemberView[]> {
  requireAllowed(caller, 'view_members')
  const rows = await inOrganization(caller.organizationId, (tx) => findMembers(tx, caller.organizationId))
  return rows.flatMap(({ role, joinedAt, ...row }) =>
    isRole(role) ? [{ ...row, role, joinedAt: joinedAt.toISOString() }] : [],
  )
}
