'use client'
import Link from 'next/link'
import { PasswordInput } from '@/components/forms/password-input'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { signInHere } from '../sign-in-here'

export function SignInForm({ goOn, problem }: { goOn: string; problem: string | null }) {
  const form = useFormAction(
    (data) => signInHere(String(data.get('email')), String(data.get('password'))),
    // A whole new page: nothing of an earlier session stays in memory.
    () => window.location.assign(goOn),
  )
  const message = form.message ?? problem
  return (
    // Sent before the page is awake, the password must not end up in the address.
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      {message && <Notice kind="error">{message}</Notice>}
      <Field label="Email" error={form.errorOf('email')}>
        <Input name="email" type="email" autoComplete="username" required maxLength={254} autoFocus />
      </Field>
      <Field label="Password" error={form.errorOf('password')}>
        <PasswordInput name="password" autoComplete="current-password" required />
      </Field>
      <Button type="submit" variant="primary" size="lg" disabled={form.isPending}>
        {form.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
      <Link href="/forgot-password" className="text-muted-foreground text-sm underline underline-offset-4">
        Forgot your password?
      </Link>
    </form>
  )
}
