'use client'
import { Undo2 } from 'lucide-react'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { importTitle } from '@/components/imports/import-kind'
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
import { displayNumberOf } from '@/lib/domain/display/display-count'
import type { ImportView } from '@/lib/domain/imports/import-view'

export type UndoImport = (id: string) => Promise<ActionResult<{ removed: number }>>

/** Takes back what an import brought, after saying what that is. */
export function UndoImportButton({
  view,
  whyNot,
  undo,
}: {
  view: ImportView
  /** Why this member may not; null where they may. */
  whyNot: string | null
  undo: UndoImport
}) {
  const [isOpen, setIsOpen] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [isPending, startTransition] = useTransition()
  const title = importTitle(view)
  if (whyNot) {
    return (
      <Tooltip content={whyNot}>
        <Button variant="quiet" size="sm" aria-disabled aria-label={`Undo ${title}: ${whyNot}`}>
          <Undo2 aria-hidden /> Undo
        </Button>
      </Tooltip>
    )
  }
  const run = () =>
    startTransition(async () => {
      const result = await undo(view.id).catch(() => null)
      if (result?.ok) {
        setIsOpen(false)
        toast.success(`${displayNumberOf(result.value.removed, 'call')} removed`, {
          description: `Undone: ${title}.`,
        })
      } else setError(result?.message ?? 'The server could not be reached. Nothing was removed; try again.')
    })
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open)
        setError(null)
      }}
    >
      <Button variant="quiet" size="sm" aria-label={`Undo ${title}`} onClick={() => setIsOpen(true)}>
        <Undo2 aria-hidden /> Undo
      </Button>
      <DialogContent>
        <DialogTitle>Undo {title}?</DialogTitle>
        <DialogDescription asChild>
          <div className="grid gap-2">
            <p>
              The {displayNumberOf(view.accepted, 'call')} that came with it{' '}
              {view.accepted === 1 ? 'leaves' : 'leave'} every total and the ledger. Calls that were here
              before stay; those that a later import only repeated go with it.
            </p>
            <p>{WAY_BACK[view.kind]}</p>
          </div>
        </DialogDescription>
        {error && <Notice kind="error">{error}</Notice>}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="destructive" disabled={isPending} onClick={run}>
            {isPending ? 'Undoing…' : 'Undo the import'}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

const WAY_BACK = {
  upload: 'Send the file again to bring them back.',
  api: 'A collector that still holds the logs sends them again when it next runs; revoke its key first to keep them out.',
  sample: 'It can be loaded again at any time.',
} as const
