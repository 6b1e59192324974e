'use client'
import Link from 'next/link'
import { toast } from 'sonner'
import { useFormAction } from '@/components/forms/use-form-action'
import { Amount } from '@/components/spend/amount'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayShortInstant } from '@/lib/domain/display/display-time'

interface OfferedRun {
  id: string
  framework: string | null
  task: string | null
  model: string | null
  costUsd: string | null
  beganAtMs: number | null
}

/** The runs that built it: to tick among the latest, or by their ids; and its name. */
export function LinkedRunsCard({
  id,
  name,
  linked,
  runs,
  timeZone,
  whyNot,
  change,
}: {
  id: string
  name: string
  linked: readonly string[]
  runs: readonly OfferedRun[]
  timeZone: string
  /** Why this member may not; null where they may. */
  whyNot: string | null
  change: (id: string, change: { name: string; run_ids: string[] }) => Promise<ActionResult<null>>
}) {
  const form = useFormAction(
    (data) => change(id, { name: String(data.get('name') ?? ''), run_ids: idsOf(data) }),
    () => toast.success('Estimate saved'),
  )
  const isFixed = whyNot !== null
  const unheard = linked.filter((one) => !runs.some((run) => run.id === one))
  const offered = [...runs, ...unheard.map(toUnheard)]
  return (
    <Card>
      <CardHeader>
        <CardTitle>Runs that built it</CardTitle>
      </CardHeader>
      <CardContent>
        <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
          {form.message && <Notice kind="error">{form.message}</Notice>}
          {form.errorOf('run_ids') && <Notice kind="error">{form.errorOf('run_ids')}</Notice>}
          <fieldset
            disabled={isFixed}
            className="grid max-h-80 min-w-0 auto-rows-max gap-1 overflow-y-auto max-sm:gap-3"
          >
            <legend className="sr-only">Runs</legend>
            {offered.length === 0 && <p className="text-muted-foreground">No run is known of yet.</p>}
            {offered.map((run) => (
              <RunTick key={run.id} run={run} isLinked={linked.includes(run.id)} timeZone={timeZone} />
            ))}
          </fieldset>
          <div className="grid max-w-xl items-start gap-3 sm:grid-cols-2">
            <Field label="Other runs" hint="Ids, separated by commas">
              <Input key={linked.join()} name="others" autoComplete="off" disabled={isFixed} />
            </Field>
            <Field label="Name" error={form.errorOf('name')}>
              <Input name="name" required maxLength={200} defaultValue={name} disabled={isFixed} />
            </Field>
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" disabled={isFixed || form.isPending}>
              {form.isPending ? 'Saving…' : 'Save changes'}
            </Button>
            {whyNot && <p className="text-muted-foreground text-xs">{whyNot}</p>}
          </div>
        </form>
      </CardContent>
    </Card>
  )
}

function RunTick({ run, isLinked, timeZone }: { run: OfferedRun; isLinked: boolean; timeZone: string }) {
  const about = [run.framework, run.task, run.model].filter((part) => part !== null).join(' · ')
  const inputId = `run-${run.id}`
  return (
    <div className="flex min-h-7 items-start gap-2 sm:items-center">
      <input
        type="checkbox"
        id={inputId}
        name="run_ids"
        value={run.id}
        defaultChecked={isLinked}
        className="size-4 shrink-0 accent-primary max-sm:mt-0.5"
      />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
        <label htmlFor={inputId} className="min-w-0 break-all">
          {run.id}
        </label>
        <span className="text-muted-foreground">{about}</span>
        {run.beganAtMs !== null && (
          <span className="text-muted-foreground">{displayShortInstant(run.beganAtMs, timeZone)}</span>
        )}
        {run.costUsd === null ? (
          <span className="text-muted-foreground">no cost yet</span>
        ) : (
          <Amount usd={run.costUsd} />
        )}
        <Link
          className="text-primary text-xs hover:underline"
          href={`/runs/${encodeURIComponent(run.id)}`}
          aria-label={`Open run ${run.id}`}
        >
          Open
        </Link>
      </div>
    </div>
  )
}

function toUnheard(id: string): OfferedRun {
  return { id, framework: null, task: null, model: null, costUsd: null, beganAtMs: null }
}

function idsOf(data: FormData): string[] {
  const ticked = data.getAll('run_ids').map(String)
  const others = String(data.get('others') ?? '').split(',')
  return [...ticked, ...others].map((one) => one.trim()).filter((one) => one !== '')
}
