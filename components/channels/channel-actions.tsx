'use client'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { SecretOnce } from '@/components/channels/secret-once'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'

interface Props {
  name: string
  isPaused: boolean
  test: () => Promise<ActionResult<{ isOk: boolean; answer: string }>>
  resume: () => Promise<ActionResult<null>>
  remove: () => Promise<ActionResult<null>>
  /** Null where nothing is signed. */
  rotate: (() => Promise<ActionResult<string>>) | null
}

/** What can be done with a channel. */
export function ChannelActions({ name, isPaused, test, resume, remove, rotate }: Props) {
  const [secret, setSecret] = useState<string | null>(null)
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
    <div className="flex flex-wrap gap-2 max-sm:w-full">
      {isPaused && (
        <Button size="sm" disabled={isPending} onClick={resumeNow}>
          Resume
        </Button>
      )}
      <Button size="sm" disabled={isPending} onClick={sendTest}>
        Send a test
      </Button>
      {rotate && (
        <ConfirmDialog
          trigger={
            <Button size="sm" aria-label={`New secret for ${name}`}>
              New secret
            </Button>
          }
          title={`A new secret for “${name}”?`}
          confirm={{ label: 'Make a new secret', pending: 'Making it…' }}
          act={rotate}
          onDone={setSecret}
        >
          <p>It is shown once. The one of now signs beside it for 24 hours, so that nothing is missed.</p>
        </ConfirmDialog>
      )}
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="destructive" aria-label={`Delete ${name}`}>
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
      {secret && (
        <div className="w-full">
          <SecretOnce secret={secret} />
        </div>
      )}
    </div>
  )
}
