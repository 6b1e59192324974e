'use client'
import { useFormAction } from '@/components/forms/use-form-action'
import { RoleSelect } from '@/components/settings/role-select'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import type { Role } from '@/lib/domain/members/roles'

export function AddDomainForm({
  add,
  roles,
}: {
  add: (input: unknown) => Promise<ActionResult<null>>
  roles: readonly Role[]
}) {
  const form = useFormAction(
    (data) => add(Object.fromEntries(data)),
    () => form.formRef.current?.reset(),
  )
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid max-w-md gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field
        label="Domain"
        hint="Exactly the part after the @, such as example.com. Domains below it do not count."
        error={form.errorOf('domain')}
      >
        <Input name="domain" required maxLength={300} autoComplete="off" spellCheck={false} />
      </Field>
      <Field label="Role" hint="What who joins may do at first." error={form.errorOf('role')}>
        <RoleSelect name="role" roles={roles} defaultValue="viewer" />
      </Field>
      <div>
        <Button type="submit" disabled={form.isPending}>
          {form.isPending ? 'Adding…' : 'Add domain'}
        </Button>
      </div>
    </form>
  )
}
