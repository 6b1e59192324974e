'use client'
import { useState } from 'react'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'

export function ForgotForm({ ask }: { ask: (input: unknown) => Promise<ActionResult<null>> }) {
  const [isAsked, setAsked] = useState(false)
  const form = useFormAction(
    (data) => ask(Object.fromEntries(data)),
    () => setAsked(true),
  )
  if (isAsked) {
    return (
      <Notice kind="info" title="Look into your mailbox">
        If there is an account of this address, a link to a new password is on its way. It works for an hour.
      </Notice>
    )
  }
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Email" error={form.errorOf('email')}>
        <Input name="email" type="email" autoComplete="username" required maxLength={254} autoFocus />
      </Field>
      <Button type="submit" variant="primary" size="lg" disabled={form.isPending}>
        {form.isPending ? 'Sending…' : 'Send a link'}
      </Button>
    </form>
  )
}
