'use client'
import { useState } from 'react'
import { CHANNEL_TARGETS } from '@/components/channels/channel-targets'
import { ImportEventFields } from '@/components/channels/import-event-fields'
import { SecretOnce } from '@/components/channels/secret-once'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { CHANNEL_KIND_NAMES, CHANNEL_KINDS, type ChannelKind } from '@/lib/domain/channels/channel'

/** Adds a channel; a webhook's secret is shown this once. */
export function ChannelForm({
  canSendMail,
  create,
}: {
  canSendMail: boolean
  create: (input: unknown) => Promise<ActionResult<string | null>>
}) {
  const [kind, setKind] = useState<ChannelKind>('email')
  const [secret, setSecret] = useState<string | null>(null)
  const form = useFormAction(
    (data) =>
      create({
        kind,
        target: data.get('target'),
        import_events: data.getAll('import_events'),
        ...nameOf(data.get('name')),
      }),
    (made: string | null) => {
      setSecret(made)
      form.formRef.current?.reset()
      setKind('email')
    },
  )
  const { label, hint, placeholder } = CHANNEL_TARGETS[kind]
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <div className="grid items-start gap-4 sm:grid-cols-[9rem_minmax(0,1fr)_12rem]">
        <Field label="Kind" error={form.errorOf('kind')}>
          <select
            name="kind"
            value={kind}
            onChange={({ target }) => setKind(CHANNEL_KINDS.find((one) => one === target.value) ?? 'email')}
            className={`${fieldClasses} h-8 px-2`}
          >
            {CHANNEL_KINDS.map((one) => (
              <option key={one} value={one}>
                {CHANNEL_KIND_NAMES[one]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={label} hint={hint} error={form.errorOf('target')}>
          <Input name="target" required autoComplete="off" placeholder={placeholder} />
        </Field>
        <Field label="Name" hint="Empty: its target." error={form.errorOf('name')}>
          <Input name="name" autoComplete="off" maxLength={200} />
        </Field>
      </div>
      <ImportEventFields chosen={[]} />
      {kind === 'email' && !canSendMail && (
        <Notice kind="warning" title="No mail server">
          SMTP_URL is not set, so no mail can be sent yet. The channel can be made all the same.
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" disabled={form.isPending}>
          {form.isPending ? 'Adding…' : 'Add channel'}
        </Button>
      </div>
      {secret && <SecretOnce secret={secret} />}
    </form>
  )
}

function nameOf(given: unknown): { name?: string } {
  const name = String(given ?? '').trim()
  return name === '' ? {} : { name }
}
