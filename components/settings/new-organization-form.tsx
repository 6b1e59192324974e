'use client'
import { type TimeZoneOption, TimeZoneSelect } from '@/components/forms/time-zone-select'
import { useFormAction } from '@/components/forms/use-form-action'
import { switchOrganization } from '@/components/shell/organization-menu'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'

export function NewOrganizationForm({
  timeZone,
  zones,
  start,
}: {
  timeZone: string
  zones: readonly TimeZoneOption[]
  start: (input: unknown) => Promise<ActionResult<number>>
}) {
  const form = useFormAction((data) => start(Object.fromEntries(data)), switchOrganization)
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid max-w-md gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Name" error={form.errorOf('name')}>
        <Input name="name" autoComplete="organization" required maxLength={100} />
      </Field>
      <Field
        label="Time zone"
        hint="Days and months in reports are those of this zone. You can change it later."
        error={form.errorOf('timeZone')}
      >
        <TimeZoneSelect name="timeZone" zones={zones} defaultValue={timeZone} />
      </Field>
      <div>
        <Button type="submit" variant="primary" disabled={form.isPending}>
          {form.isPending ? 'Creating…' : 'Create organization'}
        </Button>
      </div>
    </form>
  )
}
