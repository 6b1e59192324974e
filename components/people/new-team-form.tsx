'use client'
import { toast } from 'sonner'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'

/** Makes a team that has no members yet. */
export function NewTeamForm({ create }: { create: (input: object) => Promise<ActionResult<null>> }) {
  const form = useFormAction(
    (data) => create(Object.fromEntries(data)),
    () => {
      form.formRef.current?.reset()
      toast.success('Team made')
    },
  )
  return (
    <form
      ref={form.formRef}
      method="post"
      onSubmit={form.onSubmit}
      className="grid max-w-md grid-cols-[minmax(0,1fr)_auto] items-start gap-3"
    >
      {form.message && (
        <div className="col-span-2">
          <Notice kind="error">{form.message}</Notice>
        </div>
      )}
      <Field label="New team" hint="As usage names it, where it does." error={form.errorOf('name')}>
        <Input name="name" required maxLength={100} autoComplete="off" />
      </Field>
      <Button type="submit" variant="primary" disabled={form.isPending} className="mt-6.5">
        {form.isPending ? 'Making…' : 'Make team'}
      </Button>
    </form>
  )
}
