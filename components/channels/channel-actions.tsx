'use client'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { EditChannelDialog } from '@/components/channels/edit-channel-dialog'
import { SecretOnce } from '@/components/channels/secret-once'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'
import type { ChannelKind } from '@/lib/domain/channels/channel'
import type { ImportEvent } from '@/lib/domain/imports/import-event'

interface Props {
  name: string
  kind: ChannelKind
  importEvents: readonly ImportEvent[]
  isPaused: boolean
  test: () => Promise<ActionResult<{ isOk: boolean; answer: string }>>
  pause: () => Promise<ActionResult<null>>
  resume: () => Promise<ActionResult<null>>
  change: (input: unknown) => Promise<ActionResult<string | null>>
  remove: () => Promise<ActionResult<null>>
  /** Null where nothing is signed. */
  rotate: (() => Promise<ActionResult<string>>) | null
}

/** What can be done with a channel. */
export function ChannelActions({
  name,
  kind,
  importEvents,
  isPaused,
  test,
  pause,
  resume,
  change,
  remove,
  rotate,
}: Props) {
  const [secret, setSecret] = useState<string | null>(null)
  const [isPending, start] = useTransition()
  const sendTest = () =>
    start(async () => {
      const result = await test()
      if (!result.ok) toast.error(result.message)
      else if (result.value.isOk) toast.success(`Sent: ${result.value.answer}`)
      else toast.error(`Not sent: ${result.value.answer}`)
    })
  const pauseOrResume = () =>
    start(async () => {
      const result = await (isPaused ? resume() : pause())
      if (!result.ok) toast.error(result.message)
    })
  return (
    <div className="flex flex-wrap gap-2 max-sm:w-full">
      <Button size="sm" disabled={isPending} onClick={sendTest}>
        {isPending ? 'Working…' : 'Send a test'}
      </Button>
      <Button
        size="sm"
        disabled={isPending}
        onClick={pauseOrResume}
        aria-label={`${isPaused ? 'Resume' : 'Pause'} ${name}`}
      >
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
      <EditChannelDialog
        name={name}
        kind={kind}
        importEvents={importEvents}
        change={change}
        onSecret={setSecret}
      />
      {rotate && (
        <ConfirmDialog
          trigger={
            <Button size="sm" aria-label={`New signing key for ${name}`}>
              New signing key
            </Button>
          }
          title={`A new signing key for “${name}”?`}
          confirm={{ label: 'Make a new signing key', pending: 'Making it…' }}
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
