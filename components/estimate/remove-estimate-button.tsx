'use client'
import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import type { ActionResult } from '@/lib/domain/action-result'

/** Forgets an estimate, after saying what stays. */
export function RemoveEstimateButton({
  id,
  name,
  whyNot,
  remove,
}: {
  id: string
  name: string
  /** Why this member may not; null where they may. */
  whyNot: string | null
  remove: (id: string) => Promise<ActionResult<null>>
}) {
  const router = useRouter()
  if (whyNot) {
    return (
      <Tooltip content={whyNot}>
        <Button variant="quiet" aria-disabled aria-label={`Delete estimate: ${whyNot}`}>
          <Trash2 aria-hidden /> Delete
        </Button>
      </Tooltip>
    )
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="quiet">
          <Trash2 aria-hidden /> Delete
        </Button>
      }
      title="Delete this estimate?"
      confirm={{ label: 'Delete estimate', pending: 'Deleting…' }}
      act={() => remove(id)}
      onDone={() => {
        toast.success(`Deleted: ${name}`)
        router.push('/estimates')
      }}
    >
      <p>Its figures and its links to runs are forgotten. The runs and their costs stay.</p>
    </ConfirmDialog>
  )
}
