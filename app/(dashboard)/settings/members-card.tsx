import Link from 'next/link'
import { AddMemberDialog } from '@/components/settings/add-member-dialog'
import { MemberControls } from '@/components/settings/member-controls'
import { Moment } from '@/components/settings/moment'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { type MemberCaller, mayDo } from '@/lib/domain/members/caller'
import { type InvitationView, invitationMailInWords } from '@/lib/domain/members/invitation'
import type { MemberView } from '@/lib/domain/members/member-view'
import { mayManageRole, ROLES } from '@/lib/domain/members/roles'
import { canSendMail } from '@/lib/services/channels/can-send-mail'
import { listMembers } from '@/lib/services/members/list-members'
import { addMemberHere, changeRoleHere, removeMemberHere, renewInvitationHere } from './actions'

export async function MembersCard({ caller, now }: { caller: MemberCaller; now: Date }) {
  const members = await listMembers(caller)
  const mayManage = mayDo(caller, 'manage_members')
  const isOnlyOwner = members.filter(isOwner).length === 1
  const roles = ROLES.filter((role) => mayManageRole(caller.role, role))
  return (
    <Card id="members">
      <CardHeader className="border-b">
        <CardTitle>Members</CardTitle>
        <div className="flex flex-wrap items-center gap-3">
          {!mayManage && (
            <p className="text-muted-foreground text-xs">
              Your role ({caller.role}) may look at members. Ask an admin to add one.
            </p>
          )}
          <ExportMenu href="/api/v1/members" />
          <AddMemberDialog
            add={addMemberHere}
            roles={roles}
            canSendMail={canSendMail()}
            disabled={!mayManage}
          />
        </div>
      </CardHeader>
      <ul className="divide-y">
        {members.map((member) => (
          <li key={member.userId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-2">
                <span className="break-all font-medium">{member.name ?? member.email}</span>
                {member.userId === caller.userId && <Badge variant="accent">You</Badge>}
                {member.invitation && (
                  <Badge variant={member.invitation.isExpired ? 'warning' : 'outline'}>
                    {member.invitation.isExpired ? 'Invitation expired' : 'Invited'}
                  </Badge>
                )}
              </p>
              <p className="break-words text-muted-foreground text-xs">
                {member.name && `${member.email} · `}
                {member.invitation ? 'invited' : 'since'}{' '}
                <Moment at={member.joinedAt} now={now} timeZone={caller.timeZone} />
                {member.invitation && mayManage && (
                  <InvitationLine invitation={member.invitation} now={now} timeZone={caller.timeZone} />
                )}
              </p>
            </div>
            {/* An organization keeps an owner: there is nothing to do with the only one. */}
            {mayManageRole(caller.role, member.role) && !(isOnlyOwner && isOwner(member)) ? (
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

function InvitationLine({
  invitation,
  now,
  timeZone,
}: {
  invitation: InvitationView
  now: Date
  timeZone: string
}) {
  const mail = invitationMailInWords(invitation)
  return (
    <>
      {invitation.expiresAt && (
        <>
          {invitation.isExpired ? ' · link ended ' : ' · link ends '}
          <Moment at={invitation.expiresAt} now={now} timeZone={timeZone} />
        </>
      )}
      {mail && ` · ${mail}`}
    </>
  )
}

const isOwner = ({ role, invitation }: MemberView) => role === 'owner' && !invitation
