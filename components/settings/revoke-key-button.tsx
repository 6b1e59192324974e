'use client'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'

export function RevokeKeyButton({
  name,
  disabled,
  revoke,
}: {
  name: string
  disabled: boolean
  revoke: () => Promise<ActionResult<null>>
}) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="destructive" disabled={disabled} aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke “${name}”?`}
      confirm={{ label: 'Revoke key', pending: 'Revoking…' }}
      act={revoke}
      onDone={() => toast.success(`Key “${name}” revoked`)}
    >
      <p>
        Whatever uses it is refused from its next request on. This cannot be undone; usage already sent stays.
      </p>
    </ConfirmDialog>
  )
}
