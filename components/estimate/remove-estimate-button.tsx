'use client'
import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
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
  const [isOpen, setIsOpen] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [isPending, startTransition] = useTransition()
  if (whyNot) {
    return (
      <Tooltip content={whyNot}>
        <Button variant="quiet" aria-disabled aria-label={`Delete estimate: ${whyNot}`}>
          <Trash2 aria-hidden /> Delete
        </Button>
      </Tooltip>
    )
  }
  const run = () =>
    startTransition(async () => {
      const result = await remove(id).catch(() => null)
      if (!result?.ok)
        return setError(result?.message ?? 'The server could not be reached. Nothing was deleted; try again.')
      toast.success(`Deleted: ${name}`)
      router.push('/estimates')
    })
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open)
        setError(null)
      }}
    >
      <Button variant="quiet" onClick={() => setIsOpen(true)}>
        <Trash2 aria-hidden /> Delete
      </Button>
      <DialogContent>
        <DialogTitle>Delete this estimate?</DialogTitle>
        <DialogDescription>
          Its figures and its links to runs are forgotten. The runs and their costs stay.
        </DialogDescription>
        {error && <Notice kind="error">{error}</Notice>}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="destructive" disabled={isPending} onClick={run}>
            {isPending ? 'Deleting…' : 'Delete estimate'}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
