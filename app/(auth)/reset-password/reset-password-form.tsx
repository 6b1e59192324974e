'use client'
import { PasswordInput } from '@/components/forms/password-input'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { signInHere } from '../sign-in-here'

export function ResetPasswordForm({
  token,
  email,
  choose,
}: {
  token: string
  email: string
  choose: (input: unknown) => Promise<ActionResult<{ email: string }>>
}) {
  const form = useFormAction(
    async (data) => {
      const chosen = await choose({ ...Object.fromEntries(data), token })
      return chosen.ok ? signInHere(chosen.value.email, String(data.get('password'))) : chosen
    },
    () => window.location.assign('/'),
  )
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Email">
        <Input name="email" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field
        label="New password"
        hint="At least 12 characters; several unrelated words are best. Every browser that is signed in is signed out."
        error={form.errorOf('password')}
      >
        <PasswordInput name="password" autoComplete="new-password" required minLength={12} />
      </Field>
      <Button type="submit" variant="primary" size="lg" disabled={form.isPending}>
        {form.isPending ? 'Saving…' : 'Save and sign in'}
      </Button>
    </form>
  )
}
