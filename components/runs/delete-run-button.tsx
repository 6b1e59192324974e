'use client'
import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
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
  return (
    <ConfirmDialog
      trigger={
        <Button variant="destructive">
          <Trash2 aria-hidden /> Delete
        </Button>
      }
      title="Delete the run?"
      confirm={{ label: 'Delete the run', pending: 'Deleting…' }}
      act={() => remove(id)}
      onDone={() => {
        toast.success(events > 0 ? 'What was said of the run is deleted; its calls stay' : 'Run deleted')
        if (events > 0) router.refresh()
        else router.push('/runs')
      }}
    >
      <p>
        Its names, tasks, outcome and test results are forgotten. This cannot be undone.{' '}
        {events > 0
          ? `Its ${displayNumberOf(events, 'call')} stay, with what they cost, and so the run stays in the list, with nothing said of it.`
          : 'It had no calls: it leaves every list and comparison.'}
      </p>
    </ConfirmDialog>
  )
}
