'use client'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'

export type EndPrice = (price: {
  model: string | null
  provider: string | null
  from: string
}) => Promise<ActionResult<'removed' | 'ended'>>

/** Takes an own price away, or ends it where costs were made with it. */
export function EndPriceButton({
  price,
  name,
  fromText,
  end,
}: {
  price: Parameters<EndPrice>[0]
  name: string
  fromText: string
  end: EndPrice
}) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={`End ${name} from ${fromText}`}>
          End
        </Button>
      }
      title={`End the price of ${name}?`}
      confirm={{ label: 'End price', pending: 'Ending…' }}
      act={() => end(price)}
      onDone={(outcome) => {
        toast.success(outcome === 'removed' ? `Removed: ${name}` : `Ended now: ${name}`)
        router.refresh()
      }}
    >
      <p>
        Where no cost was made with it yet, it is removed. Where some were, it holds no longer from now on and
        stays listed. No cost that was made with it changes.
      </p>
    </ConfirmDialog>
  )
}
