'use client'
import { toast } from 'sonner'
import { useChange } from '@/components/alerts/use-change'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayNumberOf } from '@/lib/domain/display/display-count'

interface Watch {
  source: string
  silentHours: number
}

/** Sources whose silence is told, and a form that adds one. */
export function WatchList({
  watches,
  sources,
  mayChange,
  change,
}: {
  watches: readonly Watch[]
  /** Those that have sent something, with when they did last, in words. */
  sources: readonly { source: string; last: string }[]
  mayChange: boolean
  change: (change: object) => Promise<ActionResult<null>>
}) {
  const { isPending, run } = useChange(change)
  const wire = (all: readonly Watch[]) =>
    all.map(({ source, silentHours }) => ({ source, silent_hours: silentHours }))
  const form = useFormAction(
    (data) =>
      change({
        watches: wire([
          ...watches.filter(({ source }) => source !== data.get('source')),
          { source: String(data.get('source') ?? ''), silentHours: Number(data.get('hours')) },
        ]),
      }),
    () => {
      form.formRef.current?.reset()
      toast.success('Saved')
    },
  )
  const lastOf = (name: string) => sources.find(({ source }) => source === name)?.last ?? 'nothing so far'
  const errorOf = (field: string) => form.errorOf(`watches.${watches.length}.${field}`)
  return (
    <div className="grid gap-4">
      {watches.length === 0 ? (
        <p className="text-muted-foreground">No source is watched.</p>
      ) : (
        <ul className="divide-y border-y">
          {watches.map(({ source, silentHours }) => (
            <li key={source} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="min-w-0 flex-1 basis-48 break-words">
                {source} <span className="text-muted-foreground text-xs">last: {lastOf(source)}</span>
              </span>
              <span className="text-muted-foreground">
                after {displayNumberOf(silentHours, 'hour')} of silence
              </span>
              {mayChange && (
                <Button
                  size="sm"
                  disabled={isPending}
                  aria-label={`Stop watching ${source}`}
                  onClick={() => run({ watches: wire(watches.filter((one) => one.source !== source)) })}
                >
                  Stop
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <form
          ref={form.formRef}
          method="post"
          onSubmit={form.onSubmit}
          className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_10rem_auto]"
        >
          {form.message && (
            <div className="sm:col-span-3">
              <Notice kind="error">{form.message}</Notice>
            </div>
          )}
          <Field label="Source" error={errorOf('source')}>
            <Input name="source" list="known-sources" required autoComplete="off" />
          </Field>
          <datalist id="known-sources">
            {sources.map(({ source }) => (
              <option key={source} value={source} />
            ))}
          </datalist>
          <Field label="Silent for, hours" error={errorOf('silent_hours')}>
            <Input name="hours" type="number" min={1} max={2160} defaultValue={24} required />
          </Field>
          <Button type="submit" disabled={form.isPending} className="sm:mt-6.5">
            {form.isPending ? 'Adding…' : 'Watch'}
          </Button>
        </form>
      )}
    </div>
  )
}
