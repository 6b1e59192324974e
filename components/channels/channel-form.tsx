'use client'
import { useState } from 'react'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { CHANNEL_KINDS } from '@/lib/domain/channels/channel'

/** Adds a channel; a webhook's secret is shown this once. */
export function ChannelForm({
  create,
}: {
  create: (input: unknown) => Promise<ActionResult<string | null>>
}) {
  const [secret, setSecret] = useState<string | null>(null)
  const form = useFormAction(
    (data) => create({ kind: data.get('kind'), target: data.get('target') }),
    (made: string | null) => setSecret(made),
  )
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Kind" error={form.errorOf('kind')}>
        <select name="kind" className={`${fieldClasses} h-8 px-2`}>
          {CHANNEL_KINDS.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      </Field>
      <Field label="Target" hint="An address of mail, or a URL." error={form.errorOf('target')}>
        <Input name="target" required autoComplete="off" />
      </Field>
      <Button type="submit" variant="primary" disabled={form.isPending}>
        {form.isPending ? 'Adding…' : 'Add channel'}
      </Button>
      {secret && (
        <div className="grid gap-2">
          <p className="text-sm">The secret that signs, shown this once:</p>
          <CodeBlock code={secret} label="Copy the secret" />
        </div>
      )}
    </form>
  )
}
