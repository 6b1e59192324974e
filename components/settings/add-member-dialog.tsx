'use client'
import { UserPlus } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useFormAction } from '@/components/forms/use-form-action'
import { type Invited, InvitedMember } from '@/components/settings/invited-member'
import { RoleSelect } from '@/components/settings/role-select'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogTitle, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import type { Role } from '@/lib/domain/members/roles'

export function AddMemberDialog({
  add,
  roles,
  canSendMail,
  disabled,
}: {
  add: (input: unknown) => Promise<ActionResult<Invited>>
  /** What this member may give. */
  roles: readonly Role[]
  canSendMail: boolean
  disabled: boolean
}) {
  const [isOpen, setIsOpen] = useState(false)
  const [invited, setInvited] = useState<Invited | null>(null)
  const search = useSearchParams().toString()
  useEffect(() => {
    if (!new URLSearchParams(search).has('invite')) return
    setIsOpen(!disabled)
    // Once: neither a reload nor the way back opens it again.
    const address = new URL(window.location.href)
    address.searchParams.delete('invite')
    window.history.replaceState(null, '', address)
  }, [search, disabled])
  const onOpenChange = (open: boolean) => {
    setIsOpen(open)
    if (open) setInvited(null)
  }
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogTrigger asChild>
        <Button size="sm" disabled={disabled}>
          <UserPlus aria-hidden /> Add member
        </Button>
      </DialogTrigger>
      <DialogContent onInteractOutside={(event) => invited && event.preventDefault()}>
        {invited ? (
          <InvitedMember invited={invited} onClose={() => setIsOpen(false)} />
        ) : (
          <AddMemberForm add={add} roles={roles} canSendMail={canSendMail} onAdded={setInvited} />
        )}
      </DialogContent>
    </Dialog>
  )
}

function AddMemberForm({
  add,
  roles,
  canSendMail,
  onAdded,
}: {
  add: (input: unknown) => Promise<ActionResult<Invited>>
  roles: readonly Role[]
  canSendMail: boolean
  onAdded: (invited: Invited) => void
}) {
  const form = useFormAction((data) => add(Object.fromEntries(data)), onAdded)
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      <DialogTitle>Add a member</DialogTitle>
      <DialogDescription>
        {canSendMail
          ? 'They get a link by mail, by which they join. You can copy it as well.'
          : 'You get a link to pass on, by which they join. No mail is sent: this server has no mail server set up (SMTP_URL).'}
      </DialogDescription>
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Email" error={form.errorOf('email')}>
        <Input name="email" type="email" required maxLength={254} autoComplete="off" />
      </Field>
      <Field
        label="Role"
        hint="Viewers look. Members also send usage. Admins also manage keys, members and settings."
        error={form.errorOf('role')}
      >
        <RoleSelect name="role" roles={roles} defaultValue="member" />
      </Field>
      <Button type="submit" variant="primary" disabled={form.isPending}>
        {form.isPending ? 'Adding…' : 'Add member'}
      </Button>
    </form>
  )
}
