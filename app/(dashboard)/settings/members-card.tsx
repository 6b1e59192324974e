import Link from 'next/link'
import { AddMemberDialog } from '@/components/settings/add-member-dialog'
import { MemberControls } from '@/components/settings/member-controls'
import { Moment } from '@/components/settings/moment'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { type MemberCaller, mayDo } from '@/lib/domain/members/caller'
import { mayManageRole, ROLES } from '@/lib/domain/members/roles'
import { listMembers } from '@/lib/services/members/list-members'
import { addMemberHere, changeRoleHere, removeMemberHere, renewInvitationHere } from './actions'

export async function MembersCard({ caller, now }: { caller: MemberCaller; now: Date }) {
  const members = await listMembers(caller)
  const mayManage = mayDo(caller, 'manage_members')
  const isOnlyOwner = members.filter(({ role }) => role === 'owner').length === 1
  const roles = ROLES.filter((role) => mayManageRole(caller.role, role))
  return (
    <Card>
      <CardHeader className="border-b">
        <CardTitle>Members</CardTitle>
        <div className="flex flex-wrap items-center gap-3">
          {!mayManage && (
            <p className="text-muted-foreground text-xs">
              Your role ({caller.role}) may look at members. Ask an admin to add one.
            </p>
          )}
          <AddMemberDialog add={addMemberHere} roles={roles} disabled={!mayManage} />
        </div>
      </CardHeader>
      <ul className="divide-y">
        {members.map((member) => (
          <li key={member.userId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-2">
                <span className="break-all font-medium">{member.name ?? member.email}</span>
                {member.userId === caller.userId && <Badge variant="accent">You</Badge>}
                {member.isInvited && <Badge variant="outline">Invited</Badge>}
              </p>
              <p className="break-words text-muted-foreground text-xs">
                {member.name && `${member.email} · `}
                since <Moment at={member.joinedAt} now={now} timeZone={caller.timeZone} />
              </p>
            </div>
            {/* An organization keeps an owner: there is nothing to do with the only one. */}
            {mayManageRole(caller.role, member.role) && !(isOnlyOwner && member.role === 'owner') ? (
              <MemberControls
                member={member}
                isSelf={member.userId === caller.userId}
                roles={roles}
                changeRole={changeRoleHere}
                renew={renewInvitationHere.bind(null, member.userId)}
                remove={removeMemberHere.bind(null, member.userId)}
              />
            ) : (
              <Badge>{member.role}</Badge>
            )}
          </li>
        ))}
      </ul>
      <p className="border-t px-4 py-2.5 text-sm">
        <Link href="/settings/domains" className="underline underline-offset-4">
          Email domains whose people join by themselves
        </Link>
      </p>
      {mayManage && (
        <p className="border-t px-4 py-2.5 text-sm">
          <Link href="/settings/erase" className="underline underline-offset-4">
            Erase somebody who is no member
          </Link>
        </p>
      )}
    </Card>
  )
}
