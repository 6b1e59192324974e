'use client'
import { useState } from 'react'
import { CHANNEL_TARGETS } from '@/components/channels/channel-targets'
import { ImportEventFields } from '@/components/channels/import-event-fields'
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
import type { ChannelKind } from '@/lib/domain/channels/channel'
import type { ImportEvent } from '@/lib/domain/imports/import-event'

/** Renames a channel, leads it elsewhere or tells it of other events; an empty target stays what it is. */
export function EditChannelDialog({
  name,
  kind,
  importEvents,
  change,
  onSecret,
}: {
  name: string
  kind: ChannelKind
  importEvents: readonly ImportEvent[]
  change: (input: unknown) => Promise<ActionResult<string | null>>
  /** Where the secret had to be made anew. */
  onSecret: (secret: string) => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  const form = useFormAction(
    (data) => {
      const target = String(data.get('target') ?? '').trim()
      return change({
        name: data.get('name'),
        import_events: data.getAll('import_events'),
        ...(target !== '' && { target }),
      })
    },
    (secret) => {
      setIsOpen(false)
      if (secret) onSecret(secret)
    },
  )
  const { label, hint, placeholder } = CHANNEL_TARGETS[kind]
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button size="sm" aria-label={`Edit ${name}`}>
          Edit
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogTitle>Edit “{name}”</DialogTitle>
        <DialogDescription>Leave the target empty to keep it.</DialogDescription>
        <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
          {form.message && <Notice kind="error">{form.message}</Notice>}
          <Field label="Name" error={form.errorOf('name')}>
            <Input name="name" defaultValue={name} required autoComplete="off" maxLength={200} />
          </Field>
          <Field
            label={`New ${kind === 'email' ? 'addresses' : label}`}
            hint={hint}
            error={form.errorOf('target')}
          >
            <Input name="target" autoComplete="off" placeholder={placeholder} />
          </Field>
          <ImportEventFields chosen={importEvents} />
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={form.isPending}>
              {form.isPending ? 'Saving…' : 'Save'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
