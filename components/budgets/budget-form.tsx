'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import { ChannelFields } from '@/components/budgets/channel-fields'
import { PreviewCard } from '@/components/budgets/preview-card'
import { ScopeFields } from '@/components/budgets/scope-fields'
import { ThresholdFields } from '@/components/budgets/threshold-fields'
import { type Keyed, WindowFields } from '@/components/budgets/window-fields'
import { useFormAction } from '@/components/forms/use-form-action'
import { useFormPreview } from '@/components/forms/use-form-preview'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import type { BudgetFormValues } from '@/lib/domain/budgets/budget-form'
import type { WindowPreview } from '@/lib/domain/budgets/budget-view'
import type { Channel } from '@/lib/domain/channels/channel'

/** A budget to make or to change, with what it would have done beside it. */
export function BudgetForm({
  id,
  values,
  channels,
  owners,
  save,
  preview,
}: {
  /** Null: of a new one. */
  id: string | null
  values: BudgetFormValues
  /** Null where the member may not see them: those chosen stay. */
  channels: readonly Pick<Channel, 'id' | 'name' | 'kind' | 'shownTarget' | 'paused'>[] | null
  owners: readonly { userId: string; label: string }[]
  save: (id: string | null, data: FormData) => Promise<ActionResult<{ id: string }[]>>
  preview: (data: FormData) => Promise<ActionResult<WindowPreview[]>>
}) {
  const router = useRouter()
  const [windows, setWindows] = useState(() => keyed(values.windows))
  const [scope, setScope] = useState(() => keyed(values.scope))
  const [thresholds, setThresholds] = useState(() => keyed(values.thresholds))
  const form = useFormAction(
    (data) => save(id, data),
    (saved) => {
      toast.success(
        id !== null ? 'Budget saved' : saved.length === 1 ? 'Budget made' : `${saved.length} budgets made`,
      )
      const [only] = saved
      router.push(saved.length === 1 && only ? `/budgets/${only.id}` : '/budgets')
      router.refresh()
    },
  )
  const { state, ask } = useFormPreview(form.formRef, preview)
  const shape = `${windows.length} ${thresholds.length} ${scope.map(({ row }) => row.dimension).join(' ')}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that come and go raise no event of the form
  useEffect(ask, [shape, ask])
  return (
    <form
      ref={form.formRef}
      method="post"
      noValidate
      onSubmit={form.onSubmit}
      onInput={ask}
      onChange={ask}
      className="grid items-start gap-4 xl:grid-cols-[minmax(0,36rem)_minmax(0,1fr)]"
    >
      <Card aria-label="Budget" className="grid gap-6 p-4 sm:p-5">
        <Field label="Name" error={form.errorOf('name')}>
          <Input name="name" maxLength={200} autoComplete="off" defaultValue={values.name} />
        </Field>
        <WindowFields rows={windows} onRows={setWindows} errorOf={form.errorOf} mayAdd={id === null} />
        <ScopeFields rows={scope} onRows={setScope} errorOf={form.errorOf} />
        <ThresholdFields rows={thresholds} onRows={setThresholds} errorOf={form.errorOf} />
        <ChannelFields channels={channels} chosen={values.channelIds} error={form.errorOf('channel_ids')} />
        <Field label="Owner" hint="Who answers for it" error={form.errorOf('owner_user_id')}>
          <select
            name="owner_user_id"
            className={cn(fieldClasses, 'h-8 px-2')}
            defaultValue={values.ownerUserId}
          >
            <option value="">Nobody</option>
            {owners.map(({ userId, label }) => (
              <option key={userId} value={userId}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        <div className="flex items-start gap-2">
          <Checkbox
            id="carries-over"
            name="carries_over"
            defaultChecked={values.carriesOver}
            onCheckedChange={ask}
            className="mt-0.5"
          />
          <div>
            <Label htmlFor="carries-over">Carry over</Label>
            <p className="text-muted-foreground text-xs">
              What is left of a period is added to the next one.
            </p>
          </div>
        </div>
        <fieldset className="grid min-w-0 gap-3">
          <legend className="mb-1 font-medium">Temporary increase</legend>
          <div className="grid items-start gap-3 sm:grid-cols-2">
            <Field label="More a period, USD" error={form.errorOf('increase_usd')}>
              <Input
                name="increase_usd"
                inputMode="decimal"
                autoComplete="off"
                defaultValue={values.increaseUsd}
              />
            </Field>
            <Field label="Until" error={form.errorOf('increase_until')}>
              <Input name="increase_until" type="date" defaultValue={values.increaseUntil} />
            </Field>
          </div>
        </fieldset>
        <Field
          label="Starts on"
          hint="Empty: today; a whole life from its first spend. Carry-over is counted from here."
          error={form.errorOf('starts_on')}
        >
          <Input name="starts_on" type="date" defaultValue={values.startsOn} />
        </Field>
        {form.message && <Notice kind="error">{form.message}</Notice>}
        <div className="flex flex-wrap justify-end gap-2 border-t pt-4">
          <Button onClick={() => router.push(id === null ? '/budgets' : `/budgets/${id}`)}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={form.isPending}>
            {form.isPending ? 'Saving…' : id === null ? 'Make budget' : 'Save'}
          </Button>
        </div>
      </Card>
      <div className="xl:sticky xl:top-4">
        <PreviewCard state={state} />
      </div>
    </form>
  )
}

function keyed<Row>(rows: readonly Row[]): Keyed<Row>[] {
  return rows.map((row, key) => ({ key, row }))
}
