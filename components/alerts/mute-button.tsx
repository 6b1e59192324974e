'use client'
import { BellOff } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'

/** Tells no more of what an alert is about. */
export function MuteButton({ value, mute }: { value: string; mute: () => Promise<ActionResult<null>> }) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button variant="quiet">
          <BellOff aria-hidden /> Mute
        </Button>
      }
      title={`Mute “${value}”?`}
      confirm={{ label: 'Mute', pending: 'Muting…' }}
      act={mute}
      onDone={() => {
        toast.success(`Muted: ${value}`)
        router.refresh()
      }}
    >
      <p>
        Its unusual spend is told no more. It can be unmuted under Settings, Alerts. Budgets are not touched.
      </p>
    </ConfirmDialog>
  )
}
