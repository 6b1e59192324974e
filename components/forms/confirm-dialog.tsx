'use client'
import { type ReactElement, type ReactNode, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'

/** Asks once more before something is taken away; what goes wrong is said there, and nothing is lost by it. */
export function ConfirmDialog<Value>({
  trigger,
  title,
  children,
  confirm,
  act,
  onDone,
}: {
  trigger: ReactElement
  title: ReactNode
  /** What goes, and what stays. */
  children: ReactNode
  /** The button that does it, and what it says meanwhile. */
  confirm: { label: string; pending: string }
  act: () => Promise<ActionResult<Value>>
  onDone: (value: Value) => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [isPending, startTransition] = useTransition()
  const run = () =>
    startTransition(async () => {
      const result = await act().catch(() => null)
      if (!result?.ok)
        return setError(result?.message ?? 'The server could not be reached. Nothing was changed; try again.')
      setIsOpen(false)
      onDone(result.value)
    })
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open)
        setError(null)
      }}
    >
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription asChild>
          <div className="grid gap-2">{children}</div>
        </DialogDescription>
        {error && <Notice kind="error">{error}</Notice>}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="destructive" disabled={isPending} onClick={run}>
            {isPending ? confirm.pending : confirm.label}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
