'use client'
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
  DialogTrigger,
} from '@/components/ui/dialog'
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
  const [isOpen, setIsOpen] = useState(false)
  const [isPending, startTransition] = useTransition()
  const onRevoke = () =>
    startTransition(async () => {
      const result = await revoke()
      setIsOpen(false)
      if (result.ok) toast.success(`Key “${name}” revoked`)
      else toast.error(result.message)
    })
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button size="sm" variant="destructive" disabled={disabled} aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogTitle>Revoke “{name}”?</DialogTitle>
        <DialogDescription>
          Whatever uses it is refused from its next request on. This cannot be undone; usage already sent
          stays.
        </DialogDescription>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="destructive" onClick={onRevoke} disabled={isPending}>
            {isPending ? 'Revoking…' : 'Revoke key'}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
