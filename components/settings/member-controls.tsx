'use client'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { type Invited, InvitedMember } from '@/components/settings/invited-member'
import { RoleSelect } from '@/components/settings/role-select'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from '@/components/ui/dialog'
import type { ActionResult } from '@/lib/domain/action-result'
import type { MemberView } from '@/lib/domain/members/member-view'
import type { Role } from '@/lib/domain/members/roles'

/** What an admin can do with a member of a role at or below their own. */
export function MemberControls({
  member,
  roles,
  changeRole,
  renew,
  remove,
}: {
  member: MemberView
  roles: readonly Role[]
  changeRole: (input: unknown) => Promise<ActionResult<null>>
  renew: () => Promise<ActionResult<Invited>>
  remove: () => Promise<ActionResult<null>>
}) {
  const [isPending, startTransition] = useTransition()
  const [asked, setAsked] = useState<'remove' | Invited | null>(null)

  const onRole = (role: string) =>
    startTransition(async () => {
      const result = await changeRole({ userId: member.userId, role })
      if (result.ok) toast.success(`${member.email}: ${role}`)
      else toast.error(result.message)
    })
  const onRenew = () =>
    startTransition(async () => {
      const result = await renew()
      if (result.ok) setAsked(result.value)
      else toast.error(result.message)
    })
  const onRemove = () =>
    startTransition(async () => {
      const result = await remove()
      setAsked(null)
      if (result.ok) toast.success(`${member.email} removed`)
      else toast.error(result.message)
    })

  return (
    <div className="flex flex-wrap items-center gap-2">
      {member.isInvited && (
        <Button size="sm" onClick={onRenew} disabled={isPending} aria-label={`New link for ${member.email}`}>
          New link
        </Button>
      )}
      <RoleSelect
        // Drawn anew from what the server keeps: a refused change falls back.
        key={member.role}
        roles={roles}
        defaultValue={member.role}
        disabled={isPending}
        aria-label={`Role of ${member.email}`}
        className="h-7 w-28"
        onChange={(event) => onRole(event.target.value)}
      />
      <Button
        size="sm"
        variant="destructive"
        onClick={() => setAsked('remove')}
        disabled={isPending}
        aria-label={`Remove ${member.email}`}
      >
        Remove
      </Button>
      <Dialog open={asked !== null} onOpenChange={(open) => !open && setAsked(null)}>
        <DialogContent>
          {asked === 'remove' ? (
            <>
              <DialogTitle>Remove {member.email}?</DialogTitle>
              <DialogDescription>
                They are signed out at once and see nothing of this organization any more. Their usage stays.
              </DialogDescription>
              <DialogFooter>
                <DialogClose asChild>
                  <Button>Keep them</Button>
                </DialogClose>
                <Button variant="destructive" onClick={onRemove} disabled={isPending}>
                  {isPending ? 'Removing…' : 'Remove member'}
                </Button>
              </DialogFooter>
            </>
          ) : (
            asked && <InvitedMember invited={asked} onClose={() => setAsked(null)} />
          )}
        </DialogContent>
      </Dialog>
    </div>
  )
}
