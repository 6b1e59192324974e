'use client'
import { toast } from 'sonner'
import { PasswordInput } from '@/components/forms/password-input'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'

export function PasswordForm({
  email,
  change,
}: {
  email: string
  change: (input: unknown) => Promise<ActionResult<null>>
}) {
  const form = useFormAction(
    (data) => change(Object.fromEntries(data)),
    () => {
      toast.success('Password changed; your other sessions have ended')
      form.formRef.current?.reset()
    },
  )
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid max-w-md gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      {/* For password managers: whose password this is. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field label="Current password" error={form.errorOf('current')}>
        <PasswordInput name="current" autoComplete="current-password" required />
      </Field>
      <Field
        label="New password"
        hint="At least 12 characters; several unrelated words are best."
        error={form.errorOf('password')}
      >
        <PasswordInput name="password" autoComplete="new-password" required minLength={12} />
      </Field>
      <div>
        <Button type="submit" disabled={form.isPending}>
          {form.isPending ? 'Changing…' : 'Change password'}
        </Button>
      </div>
    </form>
  )
}
