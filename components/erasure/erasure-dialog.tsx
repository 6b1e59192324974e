'use client'
import { useState } from 'react'
import { useFormAction } from '@/components/forms/use-form-action'
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
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'

/** The last question: who it is must be typed. */
export function ErasureDialog<Value>({
  confirmation,
  disabled,
  erase,
  onErased,
}: {
  confirmation: string
  disabled: boolean
  erase: (confirmation: string) => Promise<ActionResult<Value>>
  onErased: (value: Value) => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant="destructive" className="justify-self-start" disabled={disabled}>
          Erase this person…
        </Button>
      </DialogTrigger>
      <DialogContent>
        <ErasureQuestion
          confirmation={confirmation}
          erase={erase}
          onErased={(value) => {
            setIsOpen(false)
            onErased(value)
          }}
        />
      </DialogContent>
    </Dialog>
  )
}

function ErasureQuestion<Value>({
  confirmation,
  erase,
  onErased,
}: {
  confirmation: string
  erase: (confirmation: string) => Promise<ActionResult<Value>>
  onErased: (value: Value) => void
}) {
  const form = useFormAction((data) => erase(String(data.get('confirmation') ?? '')), onErased)
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid min-w-0 gap-4">
      <DialogTitle className="break-all">Erase {confirmation}?</DialogTitle>
      <DialogDescription>
        Their usage stays under a pseudonym. Who they are is taken out of every page, file and log of this
        organization. Nobody can undo this. Backups made before keep it.
      </DialogDescription>
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field
        label={<span className="break-all">Type {confirmation} to confirm</span>}
        error={form.errorOf('confirmation')}
      >
        <Input name="confirmation" required autoComplete="off" spellCheck={false} />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Keep them</Button>
        </DialogClose>
        <Button type="submit" variant="destructive" disabled={form.isPending}>
          {form.isPending ? 'Erasing…' : 'Erase for good'}
        </Button>
      </DialogFooter>
    </form>
  )
}
