'use client'
import { toast } from 'sonner'
import { type TimeZoneOption, TimeZoneSelect } from '@/components/forms/time-zone-select'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'

export function OrganizationForm({
  name,
  timeZone,
  zones,
  holidayCountry,
  countries,
  whyNot,
  update,
}: {
  name: string
  timeZone: string
  zones: readonly TimeZoneOption[]
  holidayCountry: string | null
  countries: readonly { code: string; name: string }[]
  /** Why this member may not change it; null where they may. */
  whyNot: string | null
  update: (input: unknown) => Promise<ActionResult<null>>
}) {
  const form = useFormAction(
    (data) => update(Object.fromEntries(data)),
    () => toast.success('Settings saved'),
  )
  const isFixed = whyNot !== null
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid max-w-md gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Name" error={form.errorOf('name')}>
        <Input
          name="name"
          autoComplete="organization"
          required
          maxLength={100}
          defaultValue={name}
          disabled={isFixed}
        />
      </Field>
      <Field
        label="Time zone"
        hint="Days and months in every report are those of this zone. Changing it moves no event, only the days they fall on."
        error={form.errorOf('timeZone')}
      >
        <TimeZoneSelect name="timeZone" zones={zones} defaultValue={timeZone} disabled={isFixed} />
      </Field>
      <Field
        label="Public holidays of"
        hint="Forecasts expect them to be as quiet as they were before, or as a weekend. Without a country every weekday is a usual one."
        error={form.errorOf('holidayCountry')}
      >
        <select
          name="holidayCountry"
          defaultValue={holidayCountry ?? ''}
          disabled={isFixed}
          className={cn(fieldClasses, 'h-8 px-2')}
        >
          <option value="">No country</option>
          {countries.map(({ code, name: country }) => (
            <option key={code} value={code}>
              {country}
            </option>
          ))}
        </select>
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" disabled={isFixed || form.isPending}>
          {form.isPending ? 'Saving…' : 'Save'}
        </Button>
        {whyNot && <p className="text-muted-foreground text-xs">{whyNot}</p>}
      </div>
    </form>
  )
}
