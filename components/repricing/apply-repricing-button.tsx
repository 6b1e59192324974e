'use client'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayNumberOf } from '@/lib/domain/display/display-count'

/** Starts the repricing that is previewed, after saying what it does. */
export function ApplyRepricingButton({
  events,
  whyNot,
  apply,
}: {
  events: number
  /** Why this member may not; null where they may. */
  whyNot: string | null
  apply: () => Promise<ActionResult<null>>
}) {
  const router = useRouter()
  if (whyNot) {
    return (
      <Tooltip content={whyNot}>
        <Button size="sm" aria-disabled aria-label={`Apply: ${whyNot}`}>
          Apply
        </Button>
      </Tooltip>
    )
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="primary">
          Apply
        </Button>
      }
      title="Price these calls again?"
      confirm={{ label: 'Price them again', pending: 'Starting…' }}
      act={apply}
      onDone={() => {
        toast.success('Repricing has started')
        router.push('/prices/reprice')
        router.refresh()
      }}
    >
      <p>
        {displayNumberOf(events, 'call')} will cost what the preview says, in every total, export and budget
        of these days. What each cost before is kept beside it.
      </p>
      <p>It runs in the background and can be undone.</p>
    </ConfirmDialog>
  )
}
