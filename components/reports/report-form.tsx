'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { ChannelFields } from '@/components/budgets/channel-fields'
import { ScopeFields } from '@/components/budgets/scope-fields'
import type { Keyed } from '@/components/budgets/window-fields'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import type { ScopeRow } from '@/lib/domain/budgets/budget-form'
import type { Channel } from '@/lib/domain/channels/channel'
import { FORMAT_NAMES, FREQUENCY_NAMES } from '@/lib/domain/reports/report-in-words'
import { REPORT_FORMATS, REPORT_FREQUENCIES } from '@/lib/domain/reports/report-schedule'
import { dimensionLabel } from '@/lib/domain/usage/dimension-label'
import { SPEND_DIMENSIONS } from '@/lib/domain/usage/spend'

export interface ReportFormValues {
  name: string
  frequency: string
  hour: number
  format: string
  paper: string
  groupBy: readonly string[]
  filters: readonly ScopeRow[]
  /** What the form has no line for, by field. */
  kept: readonly { field: string; value: string }[]
  channelIds: readonly string[]
  isPaused: boolean
}

const GROUPS = SPEND_DIMENSIONS.filter((name) => name !== 'hour')

/** A scheduled report to make or to change. */
export function ReportForm({
  id,
  values,
  channels,
  timeZone,
  save,
}: {
  /** Null: of a new one. */
  id: string | null
  values: ReportFormValues
  channels: readonly Pick<Channel, 'id' | 'name' | 'kind' | 'shownTarget' | 'paused'>[] | null
  timeZone: string
  save: (id: string | null, data: FormData) => Promise<ActionResult<string>>
}) {
  const router = useRouter()
  const [format, setFormat] = useState(values.format)
  const [filters, setFilters] = useState<Keyed<ScopeRow>[]>(() =>
    values.filters.map((row, key) => ({ key, row })),
  )
  const form = useFormAction(
    (data) => save(id, data),
    (saved) => {
      toast.success(id === null ? 'Report scheduled' : 'Report saved')
      router.push(`/reports/${saved}`)
      router.refresh()
    },
  )
  const select = cn(fieldClasses, 'h-8 px-2')
  return (
    <form ref={form.formRef} method="post" noValidate onSubmit={form.onSubmit} className="max-w-2xl">
      <Card aria-label="Report" className="grid gap-6 p-4 sm:p-5">
        <Field label="Name" error={form.errorOf('name')}>
          <Input name="name" maxLength={200} autoComplete="off" defaultValue={values.name} />
        </Field>
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field label="How often" error={form.errorOf('frequency')}>
            <select name="frequency" defaultValue={values.frequency} className={select}>
              {REPORT_FREQUENCIES.map((name) => (
                <option key={name} value={name}>
                  {FREQUENCY_NAMES[name]}
                </option>
              ))}
            </select>
          </Field>
          <Field
            label="Not before"
            hint={`When the data of the day before has come; in ${timeZone}`}
            error={form.errorOf('hour')}
          >
            <select name="hour" defaultValue={values.hour} className={select}>
              {Array.from({ length: 24 }, (_, hour) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its own name
                <option key={hour} value={hour}>
                  {String(hour).padStart(2, '0')}:00
                </option>
              ))}
            </select>
          </Field>
          <Field label="File" error={form.errorOf('format')}>
            <select
              name="format"
              value={format}
              onChange={(event) => setFormat(event.target.value)}
              className={select}
            >
              {REPORT_FORMATS.map((name) => (
                <option key={name} value={name}>
                  {FORMAT_NAMES[name]}
                </option>
              ))}
            </select>
          </Field>
          {format === 'pdf' && (
            <Field label="Paper" error={form.errorOf('paper')}>
              <select name="paper" defaultValue={values.paper} className={select}>
                <option value="a4">A4</option>
                <option value="letter">Letter</option>
              </select>
            </Field>
          )}
          <GroupSelect
            name="group_by"
            label="Group by"
            none={format === 'pdf' ? 'Project, team, person, model, framework' : 'Nothing: the total'}
            value={values.groupBy[0] ?? ''}
            className={select}
          />
          <GroupSelect
            name="and_by"
            label="and by"
            none="Nothing else"
            value={values.groupBy[1] ?? ''}
            className={select}
          />
        </div>
        <ScopeFields rows={filters} onRows={setFilters} errorOf={form.errorOf} />
        <ChannelFields
          channels={channels}
          chosen={values.channelIds}
          error={form.errorOf('channel_ids')}
          legend="Send to"
          hint="Mail has the file with it; Slack and webhooks lead to it"
        />
        {values.isPaused && <input type="hidden" name="is_paused" value="on" />}
        {values.groupBy.slice(2).map((name) => (
          <input key={name} type="hidden" name="more_by" value={name} />
        ))}
        {values.kept.map(({ field, value }) => (
          <input key={`${field} ${value}`} type="hidden" name={field} value={value} />
        ))}
        {form.message && <Notice kind="error">{form.message}</Notice>}
        <div className="flex flex-wrap justify-end gap-2 border-t pt-4">
          <Button onClick={() => router.push('/reports')}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={form.isPending}>
            {form.isPending ? 'Saving…' : id === null ? 'Schedule report' : 'Save'}
          </Button>
        </div>
      </Card>
    </form>
  )
}

function GroupSelect({
  name,
  label,
  none,
  value,
  className,
}: {
  name: string
  label: string
  none: string
  value: string
  className: string
}) {
  return (
    <Field label={label}>
      <select name={name} defaultValue={value} className={className}>
        <option value="">{none}</option>
        {[...GROUPS, ...(value && !(GROUPS as string[]).includes(value) ? [value] : [])].map((dimension) => (
          <option key={dimension} value={dimension}>
            {dimensionLabel(dimension as (typeof GROUPS)[number])}
          </option>
        ))}
      </select>
    </Field>
  )
}
