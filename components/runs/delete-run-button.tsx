'use client'
import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
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
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayNumberOf } from '@/lib/domain/display/display-count'

/** Forgets what was said of a run, after saying what stays. */
export function DeleteRunButton({
  id,
  events,
  remove,
}: {
  id: string
  events: number
  remove: (id: string) => Promise<ActionResult<null>>
}) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [isPending, startTransition] = useTransition()
  const run = () =>
    startTransition(async () => {
      const result = await remove(id).catch(() => null)
      if (!result?.ok)
        return setError(result?.message ?? 'The server could not be reached. Nothing was deleted; try again.')
      setIsOpen(false)
      toast.success(events > 0 ? 'What was said of the run is deleted; its calls stay' : 'Run deleted')
      if (events > 0) router.refresh()
      else router.push('/runs')
    })
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open)
        setError(null)
      }}
    >
      <DialogTrigger asChild>
        <Button variant="destructive">
          <Trash2 aria-hidden /> Delete
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogTitle>Delete the run?</DialogTitle>
        <DialogDescription>
          Its names, tasks, outcome and test results are forgotten. This cannot be undone.{' '}
          {events > 0
            ? `Its ${displayNumberOf(events, 'call')} stay, with what they cost, and so the run stays in the list, with nothing said of it.`
            : 'It had no calls: it leaves every list and comparison.'}
        </DialogDescription>
        {error && <Notice kind="error">{error}</Notice>}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="destructive" disabled={isPending} onClick={run}>
            {isPending ? 'Deleting…' : 'Delete the run'}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
