'use client'
import { toast } from 'sonner'
import { ChannelFields } from '@/components/budgets/channel-fields'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { plainAmount } from '@/lib/domain/budgets/read-budget-form'
import type { Channel } from '@/lib/domain/channels/channel'

/** Whether unusual spend is told of, from what impact on, and where. */
export function AnomalySettingsForm({
  findsAnomalies,
  minimumImpactUsd,
  channelIds,
  channels,
  change,
}: {
  findsAnomalies: boolean
  minimumImpactUsd: string
  channelIds: readonly string[]
  channels: readonly Channel[] | null
  change: (change: object) => Promise<ActionResult<null>>
}) {
  const form = useFormAction(
    (data) =>
      change({
        finds_anomalies: data.get('finds_anomalies') !== null,
        minimum_impact_usd: plainAmount(String(data.get('minimum_impact_usd') ?? '')),
        channel_ids: data.getAll('channel_ids').map(String),
      }),
    () => toast.success('Saved'),
  )
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <div className="flex items-start gap-2">
        <Checkbox
          id="finds-anomalies"
          name="finds_anomalies"
          defaultChecked={findsAnomalies}
          className="mt-0.5"
        />
        <Label htmlFor="finds-anomalies" className="font-normal">
          Tell when a project, a person, a model or a run costs far more than it usually does
        </Label>
      </div>
      <Field
        label="Only from this much above the expected, USD"
        hint="What is expected is the median of the days with spend, of sixty; ten of them at least."
        error={form.errorOf('minimum_impact_usd')}
      >
        <Input
          name="minimum_impact_usd"
          inputMode="decimal"
          defaultValue={minimumImpactUsd}
          className="max-w-40"
          autoComplete="off"
        />
      </Field>
      <ChannelFields channels={channels} chosen={channelIds} error={form.errorOf('channel_ids')} />
      <div>
        <Button type="submit" variant="primary" disabled={form.isPending}>
          {form.isPending ? 'Saving…' : 'Save'}
        </Button>
      </div>
    </form>
  )
}
