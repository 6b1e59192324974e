'use client'
import { PasswordInput } from '@/components/forms/password-input'
import { useFormAction } from '@/components/forms/use-form-action'
import { rememberOrganization } from '@/components/shell/tab-organization'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { signInHere } from '../sign-in-here'

export function JoinForm({
  token,
  email,
  way,
  join,
}: {
  token: string
  email: string
  /** How they show who they are; who has an account proves that it is theirs, and chooses nothing. */
  way: 'new' | 'password' | 'provider' | 'signed in'
  join: (input: unknown) => Promise<ActionResult<{ email: string; organizationId: number }>>
}) {
  const form = useFormAction(
    async (data) => {
      const joined = await join({ ...Object.fromEntries(data), token })
      if (!joined.ok) return joined
      if (way === 'signed in') return joined
      const signedIn = await signInHere(joined.value.email, String(data.get('password')))
      return signedIn.ok ? joined : signedIn
    },
    ({ organizationId }) => {
      rememberOrganization(organizationId)
      window.location.assign('/overview')
    },
  )
  if (way === 'provider') return null
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Email">
        <Input name="email" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      {way === 'password' && (
        <Field
          label="Password"
          hint="You have an account on this server: the one you sign in with."
          error={form.errorOf('password')}
        >
          <PasswordInput name="password" autoComplete="current-password" required />
        </Field>
      )}
      {way === 'new' && (
        <>
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
        </>
      )}
      <Button type="submit" variant="primary" size="lg" disabled={form.isPending}>
        {form.isPending ? 'Joining…' : way === 'password' ? 'Sign in and join' : 'Join'}
      </Button>
    </form>
  )
}
