import { inOrganization } from '../../data/database'
import { findMembers, type MemberRow } from '../../data/members/find-members'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { InvitationView } from '../../domain/members/invitation'
import type { MemberView } from '../../domain/members/member-view'
import { isRole } from '../../domain/members/roles'

/** Who is in the caller's organization, or invited to it, by the time they came. */
export async function listMembers(caller: Caller): Promise<MemberView[]> {
  requireAllowed(caller, 'view_members')
  const rows = await inOrganization(caller.organizationId, (tx) => findMembers(tx, caller.organizationId))
  return rows.flatMap((row) => {
    const { userId, email, name, role, joinedAt } = row
    if (!isRole(role)) return []
    return [{ userId, email, name, role, joinedAt: joinedAt.toISOString(), invitation: invitationOf(row) }]
  })
}

function invitationOf(row: MemberRow): InvitationView | null {
  if (!row.isInvited) return null
  const { invitationExpiresAt, isExpired, mailStatus, mailAnswer } = row
  return {
    expiresAt: invitationExpiresAt?.toISOString() ?? null,
    isExpired,
    mail: mailStatus && { status: mailStatus, answer: mailAnswer },
  }
}
