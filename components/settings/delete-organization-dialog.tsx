'use client'
import { Download } from 'lucide-react'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayNumberOf } from '@/lib/domain/display/display-count'

const NOUNS = {
  events: 'call',
  uploads: 'upload',
  runs: 'run',
  budgets: 'budget',
  keys: 'API key',
  members: 'member',
} as const

/** Asks for the organization's name before everything goes, says how much that is, and offers it as a file first. */
export function DeleteOrganizationDialog({
  name,
  held,
  exportHref,
  remove,
}: {
  name: string
  held: Record<keyof typeof NOUNS, number>
  exportHref: string
  /** Answers where to go then. */
  remove: (input: unknown) => Promise<ActionResult<string>>
}) {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="destructive">Delete organization…</Button>
      </DialogTrigger>
      <DialogContent>
        <DialogTitle className="break-words">Delete “{name}”?</DialogTitle>
        <DialogDescription asChild>
          <div className="grid gap-2">
            <p>This deletes, and it cannot be undone:</p>
            <ul className="grid list-disc grid-cols-2 gap-x-4 pl-5 text-foreground tabular-nums">
              {(Object.keys(NOUNS) as (keyof typeof NOUNS)[]).map((what) => (
                <li key={what}>{displayNumberOf(held[what], NOUNS[what])}</li>
              ))}
            </ul>
            <p>
              and all else: prices, alerts, channels, reports, estimates, the audit log. Keys are refused at
              once. Whoever is in no other organization loses their account and is signed out, you too.
            </p>
          </div>
        </DialogDescription>
        <div>
          <Button asChild>
            <a href={exportHref} download>
              <Download aria-hidden /> Export everything first
            </a>
          </Button>
        </div>
        <ConfirmForm name={name} remove={remove} />
      </DialogContent>
    </Dialog>
  )
}

function ConfirmForm({
  name,
  remove,
}: {
  name: string
  remove: (input: unknown) => Promise<ActionResult<string>>
}) {
  const form = useFormAction(
    (data) => remove(Object.fromEntries(data)),
    // A whole new page: nothing of the organization stays in memory.
    (goOn) => window.location.assign(goOn),
  )
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field
        label={
          <span>
            Type <strong className="break-words">{name}</strong> to confirm
          </span>
        }
        error={form.errorOf('confirm')}
      >
        <Input name="confirm" required autoComplete="off" spellCheck={false} />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Keep it</Button>
        </DialogClose>
        <Button type="submit" variant="destructive" disabled={form.isPending}>
          {form.isPending ? 'Deleting…' : 'Delete everything'}
        </Button>
      </DialogFooter>
    </form>
  )
}
