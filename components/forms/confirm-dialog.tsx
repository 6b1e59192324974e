'use client'
import { type ComponentProps, type ReactElement, type ReactNode, useState, useTransition } from 'react'
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

interface Confirmation<Value> {
  title: ReactNode
  /** What goes, and what stays. */
  children: ReactNode
  /** The button that does it, and what it says meanwhile. */
  confirm: { label: string; pending: string }
  act: () => Promise<ActionResult<Value>>
  onDone: (value: Value) => void
}

/** Asks once more before something is taken away; what goes wrong is said there, and nothing is lost by it. */
export function ConfirmDialog<Value>({
  trigger,
  onDone,
  ...confirmation
}: Confirmation<Value> & { trigger: ReactElement }) {
  const [isOpen, setIsOpen] = useState(false)
  const done = (value: Value) => {
    setIsOpen(false)
    onDone(value)
  }
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <ConfirmContent {...confirmation} onDone={done} />
    </Dialog>
  )
}

/** What such a dialog holds, where something else opens it. */
export function ConfirmContent<Value>({
  title,
  children,
  confirm,
  act,
  onDone,
  ...props
}: Confirmation<Value> & Pick<ComponentProps<typeof DialogContent>, 'onCloseAutoFocus'>) {
  const [error, setError] = useState<string | null>(null)
  const [isPending, startTransition] = useTransition()
  const run = () =>
    startTransition(async () => {
      const result = await act().catch(() => null)
      if (!result?.ok)
        return setError(result?.message ?? 'The server could not be reached. Nothing was changed; try again.')
      onDone(result.value)
    })
  return (
    <DialogContent {...props}>
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
  )
}
