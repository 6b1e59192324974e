'use client'
import { Gauge } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { Tooltip } from '@/components/ui/tooltip'
import type { ActionResult } from '@/lib/domain/action-result'

export interface EditedLimit {
  model: string
  requestsPerMinute: number | null
  peak: number | null
}

/** Sets how many requests a minute each model may take. */
export function LimitsDialog({
  limits,
  save,
  whyNot,
}: {
  limits: readonly EditedLimit[]
  save: (input: unknown) => Promise<ActionResult<null>>
  whyNot: string | null
}) {
  const [isOpen, setIsOpen] = useState(false)
  if (whyNot)
    return (
      <Tooltip content={whyNot}>
        <Button size="sm" aria-disabled aria-label={`Limits: ${whyNot}`}>
          <Gauge aria-hidden /> Limits
        </Button>
      </Tooltip>
    )
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button size="sm">
          <Gauge aria-hidden /> Limits
        </Button>
      </DialogTrigger>
      <DialogContent>
        <LimitsForm limits={limits} save={save} onDone={() => setIsOpen(false)} />
      </DialogContent>
    </Dialog>
  )
}

function LimitsForm({
  limits,
  save,
  onDone,
}: {
  limits: readonly EditedLimit[]
  save: (input: unknown) => Promise<ActionResult<null>>
  onDone: () => void
}) {
  const router = useRouter()
  const form = useFormAction(
    (data) =>
      save({ limits: limits.map(({ model }, at) => ({ model, requests_per_minute: typed(data, at) })) }),
    () => {
      toast.success('Limits kept')
      onDone()
      router.refresh()
    },
  )
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      <DialogTitle>Requests a minute</DialogTitle>
      <DialogDescription>
        What your providers let each model take. A model whose busiest minute went over its limit is not
        routed to. Empty: no limit.
      </DialogDescription>
      {form.message && <Notice kind="error">{form.message}</Notice>}
      {limits.map(({ model, requestsPerMinute, peak }, at) => (
        <Field
          key={model}
          label={<span className="break-all">{model}</span>}
          hint={peak === null ? 'No calls known here.' : `Its busiest minute here: ${peak}.`}
          error={form.errorOf(`limits.${at}.requests_per_minute`)}
        >
          <Input
            name={String(at)}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={requestsPerMinute ?? ''}
          />
        </Field>
      ))}
      <DialogFooter>
        <Button type="submit" variant="primary" disabled={form.isPending}>
          {form.isPending ? 'Keeping…' : 'Keep limits'}
        </Button>
      </DialogFooter>
    </form>
  )
}

// What is no whole number is sent as it was typed, so that the server names it.
function typed(data: FormData, at: number): number | string | null {
  const text = String(data.get(String(at)) ?? '').trim()
  if (text === '') return null
  return /^\d{1,12}$/.test(text) ? Number(text) : text
}
