'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayDays } from '@/lib/domain/display/display-time'

/** What can be done with a scheduled report. */
export function ReportActions({
  name,
  isPaused,
  send,
  pause,
  remove,
}: {
  name: string
  isPaused: boolean
  send: () => Promise<ActionResult<{ start: string; end: string }>>
  pause: (isPaused: boolean) => Promise<ActionResult<null>>
  remove: () => Promise<ActionResult<null>>
}) {
  const router = useRouter()
  const [isPending, start] = useTransition()
  const run = <Value,>(act: () => Promise<ActionResult<Value>>, said: (value: Value) => string) =>
    start(async () => {
      const result = await act().catch(() => null)
      if (!result?.ok) {
        toast.error(result?.message ?? 'The server could not be reached. Nothing was changed; try again.')
        return
      }
      toast.success(said(result.value))
      router.refresh()
    })
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        disabled={isPending}
        onClick={() =>
          run(send, (days) => `On its way: the report of ${displayDays(days.start, days.end, true)}`)
        }
      >
        Send now
      </Button>
      <Button
        size="sm"
        disabled={isPending}
        onClick={() =>
          run(
            () => pause(!isPaused),
            () => (isPaused ? 'Sends again' : 'Paused'),
          )
        }
      >
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="quiet">
            Delete
          </Button>
        }
        title={`Delete ${name}?`}
        confirm={{ label: 'Delete the report', pending: 'Deleting…' }}
        act={remove}
        onDone={() => {
          toast.success(`Deleted: ${name}`)
          router.push('/reports')
          router.refresh()
        }}
      >
        <p>
          It is sent no more, and what came of its deliveries is forgotten. What was sent stays where it is.
        </p>
      </ConfirmDialog>
    </div>
  )
}
