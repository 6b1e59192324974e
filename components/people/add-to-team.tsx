'use client'
import { toast } from 'sonner'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { fieldClasses } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'

/** Puts a member of the organization into a team. */
export function AddToTeam({
  team,
  addable,
  mayMakeLead,
  put,
}: {
  team: string
  addable: readonly string[]
  mayMakeLead: boolean
  put: (input: object) => Promise<ActionResult<null>>
}) {
  const form = useFormAction(
    (data) => put({ email: data.get('email'), is_lead: data.get('as') === 'lead' }),
    () => toast.success('Added to the team'),
  )
  if (addable.length === 0)
    return <p className="text-muted-foreground text-xs">Every member of the organization is in it.</p>
  const select = cn(fieldClasses, 'h-8 px-2')
  return (
    <form
      ref={form.formRef}
      method="post"
      onSubmit={form.onSubmit}
      className="flex flex-wrap items-center gap-2"
    >
      {(form.message ?? form.errorOf('email')) && (
        <Notice kind="error" className="basis-full">
          {form.message ?? form.errorOf('email')}
        </Notice>
      )}
      <select
        name="email"
        aria-label={`Who to add to ${team}`}
        className={cn(select, 'min-w-0 flex-1 max-sm:basis-full sm:max-w-64')}
      >
        {addable.map((email) => (
          <option key={email}>{email}</option>
        ))}
      </select>
      {mayMakeLead && (
        <select name="as" aria-label={`As what in ${team}`} className={cn(select, 'w-28')}>
          <option value="member">as member</option>
          <option value="lead">as lead</option>
        </select>
      )}
      <Button type="submit" disabled={form.isPending} aria-label={`Add to ${team}`}>
        {form.isPending ? 'Adding…' : 'Add'}
      </Button>
    </form>
  )
}
