'use client'
import { Undo2 } from 'lucide-react'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { importTitle } from '@/components/imports/import-kind'
import { Button } from '@/components/ui/button'
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
  return (
    <ConfirmDialog
      trigger={
        <Button variant="quiet" size="sm" aria-label={`Undo ${title}`}>
          <Undo2 aria-hidden /> Undo
        </Button>
      }
      title={`Undo ${title}?`}
      confirm={{ label: 'Undo the import', pending: 'Undoing…' }}
      act={() => undo(view.id)}
      onDone={({ removed }) =>
        toast.success(`${displayNumberOf(removed, 'call')} removed`, { description: `Undone: ${title}.` })
      }
    >
      <p>
        The {displayNumberOf(view.accepted, 'call')} that came with it{' '}
        {view.accepted === 1 ? 'leaves' : 'leave'} every total and the ledger. Calls that were here before
        stay; those that a later import only repeated go with it.
      </p>
      <p>{WAY_BACK[view.kind]}</p>
    </ConfirmDialog>
  )
}

const WAY_BACK = {
  upload: 'Send the file again to bring them back.',
  api: 'A collector that still holds the logs sends them again when it next runs; revoke its key first to keep them out.',
  sample: 'It can be loaded again at any time.',
} as const
