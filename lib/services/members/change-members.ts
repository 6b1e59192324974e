import { type AuditEntry, insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization, type PrismaTransaction } from '../../data/database'
import { findMembers, type MemberRow } from '../../data/members/find-members'
import { lockMembers } from '../../data/members/lock-members'
import { ProductError } from '../../domain/errors'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { isRole, mayManageRole, type Role } from '../../domain/members/roles'

export interface MembersChange {
  tx: PrismaTransaction
  members: readonly MemberRow[]
  /** The member with this id; throws `not_found`, or `forbidden` where their role is above the caller's. */
  get: (userId: string) => MemberRow & { role: Role }
  audit: (entry: Pick<AuditEntry, 'action' | 'subject' | 'before' | 'after'>) => Promise<void>
}

/** One change of an organization's members at a time, with its audit entry in the same transaction. */
export async function changeMembers<Result>(
  caller: MemberCaller,
  change: (members: MembersChange) => Promise<Result>,
): Promise<Result> {
  requireAllowed(caller, 'manage_members')
  const { organizationId } = caller
  return inOrganization(organizationId, async (tx) => {
    await lockMembers(tx, organizationId)
    const members = await findMembers(tx, organizationId)
    return change({
      tx,
      members,
      get: (userId) => {
        const member = members.find((each) => each.userId === userId)
        if (!member || !isRole(member.role)) throw new ProductError('not_found', 'There is no such member.')
        refuseAbove(caller, member.role)
        return { ...member, role: member.role }
      },
      audit: (entry) =>
        insertAuditEntry(tx, {
          organizationId,
          actorUserId: caller.userId,
          actorLabel: caller.email,
          ip: caller.ip,
          ...entry,
        }),
    })
  })
}

/** Throws `forbidden` where the caller reaches for a role above their own. */
export function refuseAbove(caller: MemberCaller, role: Role): void {
  if (mayManageRole(caller.role, role)) return
  throw new ProductError('forbidden', `Only an owner of ${caller.organizationName} may do this.`)
}

/** Throws `conflict` where the organization would be left without an owner; who is only invited is none. */
export function refuseLastOwner(members: readonly MemberRow[], userId: string): void {
  const owners = members.filter(({ role, isInvited }) => role === 'owner' && !isInvited)
  if (owners.length > 1 || owners[0]?.userId !== userId) return
  throw new ProductError('conflict', 'An organization needs an owner: make somebody else one first.')
}
