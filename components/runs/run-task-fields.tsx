'use client'
import { Plus, Trash2 } from 'lucide-react'
import { OutcomeFields, Pair } from '@/components/runs/run-form-fields'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

export interface EditedTask {
  key: number
  isNew: boolean
  values: Readonly<Record<string, string>>
}

/** The tasks of a run of several, each with its own outcome. */
export function RunTaskFields({
  tasks,
  onTasks,
  errorOf,
  listId,
}: {
  tasks: EditedTask[]
  onTasks: (tasks: EditedTask[]) => void
  errorOf: (name: string) => string | undefined
  listId: string
}) {
  return (
    <section aria-label="Tasks" className="grid gap-3">
      <div>
        <h3 className="font-medium">Tasks</h3>
        <p className="text-muted-foreground text-xs">
          For a run of several. What is left empty above follows from them.
        </p>
      </div>
      {tasks.map(({ key, isNew, values }, at) => {
        const before = `tasks.${at}.`
        return (
          <fieldset key={key} className="grid min-w-0 gap-4 rounded-md border p-3">
            <legend className="sr-only">Task {at + 1}</legend>
            <div className="flex items-end gap-2">
              <div className="min-w-0 flex-1">
                <Field label={`Task ${at + 1}`} error={errorOf(`${before}task`)}>
                  <Input
                    name={`${before}task`}
                    maxLength={512}
                    autoComplete="off"
                    autoFocus={isNew}
                    defaultValue={values.task}
                  />
                </Field>
              </div>
              <Button
                size="icon"
                variant="quiet"
                aria-label={`Remove task ${at + 1}`}
                onClick={() => onTasks(tasks.filter((task) => task.key !== key))}
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
            <OutcomeFields before={before} values={values} errorOf={errorOf} listId={listId} />
            <Pair>
              <Field label="Cost as reported, USD" error={errorOf(`${before}cost_usd`)}>
                <Input
                  name={`${before}cost_usd`}
                  inputMode="decimal"
                  autoComplete="off"
                  defaultValue={values.cost_usd}
                />
              </Field>
            </Pair>
          </fieldset>
        )
      })}
      <Button
        size="sm"
        className="justify-self-start"
        onClick={() =>
          onTasks([
            ...tasks,
            { key: Math.max(-1, ...tasks.map((task) => task.key)) + 1, isNew: true, values: {} },
          ])
        }
      >
        <Plus aria-hidden /> Add a task
      </Button>
    </section>
  )
}
