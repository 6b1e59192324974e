'use client'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'

interface Props {
  name: string
  isPaused: boolean
  disabled: boolean
  test: () => Promise<ActionResult<{ isOk: boolean; answer: string }>>
  resume: () => Promise<ActionResult<null>>
  remove: () => Promise<ActionResult<null>>
}

/** What can be done with a channel. */
export function ChannelActions({ name, isPaused, disabled, test, resume, remove }: Props) {
  const [isPending, start] = useTransition()
  const sendTest = () =>
    start(async () => {
      const result = await test()
      if (!result.ok) toast.error(result.message)
      else if (result.value.isOk) toast.success(`Sent: ${result.value.answer}`)
      else toast.error(`Not sent: ${result.value.answer}`)
    })
  const resumeNow = () =>
    start(async () => {
      const result = await resume()
      if (!result.ok) toast.error(result.message)
    })
  return (
    <div className="flex flex-wrap gap-2">
      {isPaused && (
        <Button size="sm" disabled={disabled || isPending} onClick={resumeNow}>
          Resume
        </Button>
      )}
      <Button size="sm" disabled={disabled || isPending} onClick={sendTest}>
        Send a test
      </Button>
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="destructive" disabled={disabled} aria-label={`Delete ${name}`}>
            Delete
          </Button>
        }
        title={`Delete “${name}”?`}
        confirm={{ label: 'Delete channel', pending: 'Deleting…' }}
        act={remove}
        onDone={() => toast.success(`Channel “${name}” deleted`)}
      >
        <p>Budgets no longer tell it. What waits for it is not sent.</p>
      </ConfirmDialog>
    </div>
  )
}
