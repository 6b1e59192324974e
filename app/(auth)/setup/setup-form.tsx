'use client'
import { useEffect, useState } from 'react'
import { PasswordInput } from '@/components/forms/password-input'
import { type TimeZoneOption, TimeZoneSelect } from '@/components/forms/time-zone-select'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { modernZoneName } from '@/lib/domain/organizations/modern-zone-name'
import { signInHere } from '../sign-in-here'

export function SetupForm({
  zones,
  start,
}: {
  zones: readonly TimeZoneOption[]
  start: (input: unknown) => Promise<ActionResult<null>>
}) {
  const [timeZone, setTimeZone] = useState('UTC')
  const [known, setKnown] = useState(zones)
  useEffect(() => {
    const local = modernZoneName(Intl.DateTimeFormat().resolvedOptions().timeZone)
    // A browser may know a zone that the server does not list.
    if (!zones.some(({ name }) => name === local))
      setKnown([{ name: local, offset: 'this device' }, ...zones])
    setTimeZone(local)
  }, [zones])

  const form = useFormAction(
    async (data) => {
      const input = Object.fromEntries(data)
      const started = await start(input)
      return started.ok ? signInHere(String(input.email), String(input.password)) : started
    },
    () => window.location.assign('/'),
  )
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Your name" error={form.errorOf('name')}>
        <Input name="name" autoComplete="name" maxLength={100} />
      </Field>
      <Field label="Email" error={form.errorOf('email')}>
        <Input name="email" type="email" autoComplete="username" required maxLength={254} />
      </Field>
      <Field
        label="Password"
        hint="At least 12 characters; several unrelated words are best."
        error={form.errorOf('password')}
      >
        <PasswordInput name="password" autoComplete="new-password" required minLength={12} />
      </Field>
      <Field label="Organization" error={form.errorOf('organization')}>
        <Input name="organization" autoComplete="organization" required maxLength={100} />
      </Field>
      <Field
        label="Time zone"
        hint="Days and months in reports are those of this zone. You can change it later."
        error={form.errorOf('timeZone')}
      >
        <TimeZoneSelect
          name="timeZone"
          zones={known}
          value={timeZone}
          onChange={(event) => setTimeZone(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" disabled={form.isPending}>
        {form.isPending ? 'Setting up…' : 'Create organization'}
      </Button>
    </form>
  )
}
