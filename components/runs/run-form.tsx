'use client'
import { useId, useState } from 'react'
import { useFormAction } from '@/components/forms/use-form-action'
import { OutcomeFields, Pair } from '@/components/runs/run-form-fields'
import { RunTaskFields } from '@/components/runs/run-task-fields'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import type { RunFormValues } from '@/lib/domain/runs/run-form'
import { sentOfForm } from '@/lib/domain/runs/sent-of-form'

export type SaveRun = (id: string, form: unknown) => Promise<ActionResult<{ id: string }>>

/** What is said of a run, to enter or to correct: only what is changed is sent. */
export function RunForm({
  id,
  values,
  hasCalls,
  timeZone,
  save,
  onSaved,
  onCancel,
}: {
  /** Null: of a new run. */
  id: string | null
  values: RunFormValues
  hasCalls: boolean
  timeZone: string
  save: SaveRun
  onSaved: (id: string) => void
  onCancel: () => void
}) {
  const prefix = useId()
  const [tasks, setTasks] = useState(() =>
    values.tasks.map((task, at) => ({ key: at, isNew: false, values: task })),
  )
  const form = useFormAction(
    (data) => save(id ?? String(data.get('id') ?? ''), sentOfForm(data, values)),
    (saved) => onSaved(saved.id),
  )
  const { fields } = values
  const text = (name: string, label: string, hint?: string) => (
    <Field label={label} hint={hint} error={form.errorOf(name)}>
      <Input name={name} maxLength={512} autoComplete="off" defaultValue={fields[name]} />
    </Field>
  )
  return (
    <form ref={form.formRef} method="post" noValidate onSubmit={form.onSubmit} className="grid gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      {id === null && (
        <Field
          label="Run id"
          hint="What the calls of this run are sent with, or any name of your own"
          error={form.errorOf('id')}
        >
          <Input name="id" required maxLength={512} autoComplete="off" />
        </Field>
      )}
      <Pair>
        {text('framework', 'Framework')}
        {text('language', 'Language')}
      </Pair>
      <Pair>
        {text('group', 'Group', 'Such as baseline, or rubric-graded')}
        <Field label="Repeat" error={form.errorOf('repeat')}>
          <Input name="repeat" inputMode="numeric" autoComplete="off" defaultValue={fields.repeat} />
        </Field>
      </Pair>
      <Pair>
        {text('task', 'Task', 'Where it is of one; several have their own part below')}
        {text('model', 'Model', hasCalls ? 'Its calls name theirs: those count' : undefined)}
      </Pair>
      <OutcomeFields before="" values={fields} errorOf={form.errorOf} listId={`${prefix}-status`} />
      <Field
        label="Cost as reported, USD"
        hint={
          hasCalls ? 'Shown beside what its calls cost, which counts' : 'Shown as reported, beside no calls'
        }
        error={form.errorOf('cost_usd')}
      >
        <Input name="cost_usd" inputMode="decimal" autoComplete="off" defaultValue={fields.cost_usd} />
      </Field>
      <Pair>
        {(['started_at', 'ended_at'] as const).map((name) => (
          <Field
            key={name}
            label={name === 'started_at' ? 'Started' : 'Ended'}
            hint={`Clock of ${timeZone}`}
            error={form.errorOf(name)}
          >
            <Input name={name} type="datetime-local" step="1" defaultValue={fields[name]} />
          </Field>
        ))}
      </Pair>
      {text('retry_of', 'Retry of', 'The id of the run that this one tried again')}
      <RunTaskFields tasks={tasks} onTasks={setTasks} errorOf={form.errorOf} listId={`${prefix}-status`} />
      <datalist id={`${prefix}-status`}>
        {['passed', 'failed', 'error', 'timeout', 'cancelled', 'completed'].map((status) => (
          <option key={status} value={status} />
        ))}
      </datalist>
      <div className="flex flex-wrap justify-end gap-2 border-t pt-4">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={form.isPending}>
          {form.isPending ? 'Saving…' : id === null ? 'Add run' : 'Save'}
        </Button>
      </div>
    </form>
  )
}
