'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useFormAction } from '@/components/forms/use-form-action'
import { CreatedKey, type NewKey } from '@/components/settings/created-key'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogTitle, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { KEY_SCOPES, type KeyScope } from '@/lib/domain/members/caller'

const opens: Record<KeyScope, string> = {
  ingest: 'Send usage and look at its own imports',
  read: 'Read spend, events and reports',
  admin: 'Everything a key can do, changes to settings included',
}

const expiries = [
  ['', 'When it is revoked'],
  ['30', 'After 30 days'],
  ['90', 'After 90 days'],
  ['365', 'After a year'],
] as const

export function CreateKeyDialog({
  create,
  disabled,
  address,
}: {
  create: (input: unknown) => Promise<ActionResult<NewKey>>
  disabled: boolean
  /** Where this server is reached, for the command that uses the key. */
  address: string
}) {
  const [isOpen, setIsOpen] = useState(false)
  const [made, setMade] = useState<NewKey | null>(null)
  const onOpenChange = (open: boolean) => {
    setIsOpen(open)
    if (open) setMade(null)
  }
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogTrigger asChild>
        <Button size="sm" disabled={disabled}>
          <Plus aria-hidden /> Create key
        </Button>
      </DialogTrigger>
      {/* Once the key is on screen, a click beside it must not lose it. */}
      <DialogContent onInteractOutside={(event) => made && event.preventDefault()}>
        {made ? (
          <CreatedKey made={made} address={address} onClose={() => setIsOpen(false)} />
        ) : (
          <NewKeyForm create={create} onMade={setMade} />
        )}
      </DialogContent>
    </Dialog>
  )
}

function NewKeyForm({
  create,
  onMade,
}: {
  create: (input: unknown) => Promise<ActionResult<NewKey>>
  onMade: (key: NewKey) => void
}) {
  const form = useFormAction((data) => {
    const days = String(data.get('expiresInDays'))
    return create({
      name: data.get('name'),
      scopes: data.getAll('scopes'),
      expiresInDays: days === '' ? null : Number(days),
    })
  }, onMade)
  const scopesError = form.errorOf('scopes')
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid gap-4">
      <DialogTitle>Create an API key</DialogTitle>
      <DialogDescription>
        For an agent, a script or a CI job. One key a machine is easy to revoke.
      </DialogDescription>
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Field label="Name" hint="Where it will be used: “CI”, “Ada’s laptop”." error={form.errorOf('name')}>
        <Input name="name" required maxLength={100} autoComplete="off" data-1p-ignore />
      </Field>
      <fieldset className="grid gap-2" aria-describedby={scopesError ? 'scopes-error' : undefined}>
        <legend className="mb-1.5 font-medium text-sm">What it may do</legend>
        {KEY_SCOPES.map((scope) => (
          <label key={scope} className="flex items-start gap-2.5 text-sm">
            <input
              type="checkbox"
              name="scopes"
              value={scope}
              defaultChecked={scope === 'ingest'}
              aria-invalid={scopesError ? true : undefined}
              className="mt-0.5 size-4 shrink-0 accent-(--primary)"
            />
            <span>
              <span className="font-mono text-xs">{scope}</span>
              <span className="block text-muted-foreground text-xs">{opens[scope]}</span>
            </span>
          </label>
        ))}
        {scopesError && (
          <p id="scopes-error" role="alert" className="text-destructive text-xs">
            {scopesError}
          </p>
        )}
      </fieldset>
      <Field label="It ends" error={form.errorOf('expiresInDays')}>
        <select name="expiresInDays" defaultValue="" className={`${fieldClasses} h-8 px-2`}>
          {expiries.map(([days, label]) => (
            <option key={days} value={days}>
              {label}
            </option>
          ))}
        </select>
      </Field>
      <Button type="submit" variant="primary" disabled={form.isPending}>
        {form.isPending ? 'Creating…' : 'Create key'}
      </Button>
    </form>
  )
}
