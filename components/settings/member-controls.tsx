'use client'
import Link from 'next/link'
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
  isSelf,
  roles,
  changeRole,
  renew,
  remove,
}: {
  member: MemberView
  isSelf: boolean
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
      const done = member.invitation ? 'is invited no more' : 'has no access any more'
      if (result.ok) toast.success(`${member.email} ${done}`)
      else toast.error(result.message)
    })

  return (
    <div className="flex flex-wrap items-center gap-2">
      {member.invitation && (
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
        Remove…
      </Button>
      <Dialog open={asked !== null} onOpenChange={(open) => !open && setAsked(null)}>
        <DialogContent>
          {asked === 'remove' && member.invitation ? (
            <>
              <DialogTitle className="break-all">Take back the invitation of {member.email}</DialogTitle>
              <DialogDescription>
                Their link ends at once, and they are in the list no more. They can be invited again.
              </DialogDescription>
              <DialogFooter>
                <DialogClose asChild>
                  <Button>Keep it</Button>
                </DialogClose>
                <Button variant="destructive" onClick={onRemove} disabled={isPending}>
                  {isPending ? 'Taking back…' : 'Take it back'}
                </Button>
              </DialogFooter>
            </>
          ) : asked === 'remove' ? (
            <>
              <DialogTitle className="break-all">Remove {member.email}</DialogTitle>
              <section className="grid gap-2 rounded-lg border p-3">
                <h3 className="font-medium">End access</h3>
                <DialogDescription>
                  They are signed out at once and see nothing of this organization any more. Their usage stays
                  under their name. They can be added again.
                </DialogDescription>
                <Button className="justify-self-start" onClick={onRemove} disabled={isPending}>
                  {isPending ? 'Ending…' : 'End access'}
                </Button>
              </section>
              <section className="grid gap-2 rounded-lg border p-3">
                <h3 className="font-medium">Erase the person</h3>
                <p className="text-muted-foreground text-sm">
                  Access ends as well, and their name and address are taken out of everything here. Their
                  usage stays in every figure under a pseudonym. You see what changes before; after, it cannot
                  be undone.
                </p>
                {isSelf ? (
                  <p className="text-sm">Nobody erases themselves. Ask another admin.</p>
                ) : (
                  <Button asChild variant="destructive" className="justify-self-start">
                    <Link href={`/settings/erase?member=${member.userId}`}>Erase the person…</Link>
                  </Button>
                )}
              </section>
              <DialogFooter>
                <DialogClose asChild>
                  <Button>Keep them</Button>
                </DialogClose>
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
