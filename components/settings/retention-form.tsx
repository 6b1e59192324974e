'use client'
import { useState } from 'react'
import { toast } from 'sonner'
import { useChange } from '@/components/alerts/use-change'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { fieldClasses } from '@/components/ui/input'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayNumberOf } from '@/lib/domain/display/display-count'

const CHOICES: readonly (readonly [days: number | null, words: string])[] = [
  [null, 'For good'],
  [30, '30 days'],
  [90, '90 days'],
  [183, 'Half a year'],
  [365, 'A year'],
  [730, 'Two years'],
]

export interface RetentionPreviewShown {
  /** The day from which on calls are kept, in words; null where all are. */
  from: string | null
  events: number
}

/** Chooses how long single calls are kept; what that deletes is said before. */
export function RetentionForm({
  days,
  whyNot,
  preview,
  choose,
}: {
  days: number | null
  /** Why it can't be changed; null where it can. */
  whyNot: string | null
  preview: (input: object) => Promise<ActionResult<RetentionPreviewShown>>
  choose: (input: object) => Promise<ActionResult<null>>
}) {
  const [asked, setAsked] = useState<(RetentionPreviewShown & { days: number | null }) | null>(null)
  const [isLooking, setLooking] = useState(false)
  const { isPending, run } = useChange(choose)
  const choices = CHOICES.some(([known]) => known === days)
    ? CHOICES
    : [...CHOICES, [days, `${days} days`] as const]
  const look = async (wanted: number | null) => {
    if (wanted === null) return run({ keep_events_days: null })
    setLooking(true)
    const result = await preview({ keep_events_days: wanted }).catch(() => null)
    setLooking(false)
    if (!result?.ok)
      toast.error(result?.message ?? 'The server could not be reached. Nothing was changed; try again.')
    else setAsked({ ...result.value, days: wanted })
  }
  return (
    <div className="max-w-md">
      <Field
        label="Keep single calls"
        hint={
          whyNot ??
          'Older ones are deleted, their sums stay: spend, runs, budgets and forecasts are what they were.'
        }
      >
        <select
          // Drawn anew from what the server keeps: a choice that was not confirmed falls back.
          key={`${days} ${asked === null}`}
          defaultValue={String(asked ? asked.days : days)}
          disabled={whyNot !== null || isPending || isLooking}
          onChange={({ target }) => look(target.value === 'null' ? null : Number(target.value))}
          className={cn(fieldClasses, 'h-8 px-2')}
        >
          {choices.map(([value, words]) => (
            <option key={words} value={String(value)}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      <Dialog open={asked !== null} onOpenChange={(isOpen) => !isOpen && setAsked(null)}>
        <DialogContent>
          <DialogTitle>Delete calls from before {asked?.from}?</DialogTitle>
          <DialogDescription>
            {asked?.events === 0
              ? 'There are none yet; from now on each day’s go when they are that old.'
              : `${displayNumberOf(asked?.events ?? 0, 'call goes', 'calls go')} now, and each day’s when they are that old. It cannot be undone.`}{' '}
            What they cost stays in every sum. Events, what-if, waste and the sessions of Explore no longer
            know them, imports that brought them can’t be undone, and logs from before are not taken again.
          </DialogDescription>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Keep them</Button>
            </DialogClose>
            <Button
              variant="destructive"
              onClick={() => {
                if (asked) run({ keep_events_days: asked.days })
                setAsked(null)
              }}
            >
              {asked?.events === 0 ? 'Keep them so long' : 'Delete them'}
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </div>
  )
}
