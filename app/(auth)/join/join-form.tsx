'use client'
import { PasswordInput } from '@/components/forms/password-input'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { signInHere } from '../sign-in-here'

export function JoinForm({
  token,
  email,
  join,
}: {
  token: string
  email: string
  join: (input: unknown) => Promise<ActionResult<string>>
}) {
  const form = useFormAction(
    async (data) => {
      const joined = await join({ ...Object.fromEntries(data), token })
      return joined.ok ? signInHere(joined.value, String(data.get('password'))) : joined
    },
    () => window.location.assign('/'),
  )
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Email">
        <Input name="email" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field label="Your name" error={form.errorOf('name')}>
        <Input name="name" autoComplete="name" maxLength={100} />
      </Field>
      <Field
        label="Password"
        hint="At least 12 characters; several unrelated words are best."
        error={form.errorOf('password')}
      >
        <PasswordInput name="password" autoComplete="new-password" required minLength={12} />
      </Field>
      <Button type="submit" variant="primary" size="lg" disabled={form.isPending}>
        {form.isPending ? 'Joining…' : 'Join'}
      </Button>
    </form>
  )
}
