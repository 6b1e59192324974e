'use client'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import type { DigestKind } from '@/lib/domain/digests/due-digest'

const CHOICES: { kind: DigestKind; label: string }[] = [
  { kind: 'weekly', label: 'Weekly, on Monday, of the week before' },
  { kind: 'monthly', label: 'Monthly, on the first, of the month before' },
]

/** Which digests the member gets by mail, and a way to see one now. */
export function DigestForm({
  choice,
  canSendMail,
  choose,
  sendNow,
}: {
  choice: Record<DigestKind, boolean>
  canSendMail: boolean
  choose: (choice: object) => Promise<ActionResult<null>>
  sendNow: (kind: string) => Promise<ActionResult<string>>
}) {
  const [isSending, start] = useTransition()
  const form = useFormAction(
    (data) => choose({ weekly: data.get('weekly') !== null, monthly: data.get('monthly') !== null }),
    () => toast.success('Saved'),
  )
  const send = (kind: DigestKind) =>
    start(async () => {
      const result = await sendNow(kind).catch(() => null)
      if (result?.ok) toast.success(`On its way to ${result.value}`)
      else toast.error(result?.message ?? 'The server could not be reached. Try again.')
    })
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-3">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      {!canSendMail && (
        <Notice kind="warning" title="No mail server">
          SMTP_URL is not set, so no digest can be sent yet.
        </Notice>
      )}
      {CHOICES.map(({ kind, label }) => (
        <div key={kind} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Checkbox id={`digest-${kind}`} name={kind} defaultChecked={choice[kind]} />
          <Label htmlFor={`digest-${kind}`} className="min-w-0 flex-1 basis-64 font-normal">
            {label}
          </Label>
          {canSendMail && (
            <Button
              size="sm"
              disabled={isSending}
              aria-label={`Send me the ${kind} one now`}
              onClick={() => send(kind)}
            >
              Send me one now
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button type="submit" variant="primary" disabled={form.isPending}>
          {form.isPending ? 'Saving…' : 'Update digests'}
        </Button>
      </div>
    </form>
  )
}
