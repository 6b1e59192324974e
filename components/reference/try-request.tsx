'use client'
import { type FormEvent, useState } from 'react'
import { RequestAnswer } from '@/components/reference/request-answer'
import { type RequestOutcome, sendRequest } from '@/components/reference/send-request'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import type { OperationView } from '@/lib/domain/reference/operation-view'
import { exampleValues } from '@/lib/domain/reference/request-address'

/** Asks an operation from the page. Reading needs no key where one is signed in; writing always does. */
export function TryRequest({ operation, apiKey }: { operation: OperationView; apiKey: string }) {
  const [isOpen, setIsOpen] = useState(false)
  if (!isOpen)
    return (
      <Button className="justify-self-start" onClick={() => setIsOpen(true)}>
        Try it<span className="sr-only">: {operation.summary}</span>
      </Button>
    )
  return <RequestForm operation={operation} apiKey={apiKey} />
}

function RequestForm({ operation, apiKey }: { operation: OperationView; apiKey: string }) {
  const { id, method, parameters, body, scope, summary } = operation
  const [values, setValues] = useState(() => exampleValues(parameters))
  const [text, setText] = useState(() => bodyText(body?.example))
  const [outcome, setOutcome] = useState<RequestOutcome | 'sending' | 'failed' | null>(null)
  const isReading = method === 'GET'
  const needsKey = !isReading && scope !== null && apiKey === ''
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setOutcome('sending')
    setOutcome(await sendRequest(operation, { values, body: text, apiKey }).catch(() => 'failed' as const))
  }
  return (
    <form
      onSubmit={send}
      aria-label={`Try it: ${summary}`}
      className="grid grid-cols-1 gap-3 rounded-md border p-3"
    >
      {parameters.length > 0 && (
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          {parameters.map(({ name, isRequired }) => (
            <Field key={name} label={<span className="font-mono text-xs">{name}</span>}>
              <Input
                required={isRequired}
                value={values[name] ?? ''}
                onChange={({ target }) => setValues({ ...values, [name]: target.value })}
              />
            </Field>
          ))}
        </div>
      )}
      {body && (
        <Field label="Body">
          <Textarea
            rows={Math.min(14, text.split('\n').length)}
            className="font-mono text-xs leading-5"
            spellCheck={false}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" disabled={needsKey || outcome === 'sending'}>
          Send
        </Button>
        <p className="min-w-0 flex-1 basis-48 text-muted-foreground text-xs">
          {hintOf({ isReading, isOpen: scope === null, apiKey })}
        </p>
      </div>
      <div role="status" aria-label="Answer">
        {outcome === 'sending' && <p className="text-muted-foreground text-sm">Waiting for the answer.</p>}
        {outcome === 'failed' && (
          <p className="text-destructive text-sm">Nothing answered. Is this Outlay still running?</p>
        )}
        {typeof outcome === 'object' && outcome && <RequestAnswer outcome={outcome} operationId={id} />}
      </div>
    </form>
  )
}

function hintOf({
  isReading,
  isOpen,
  apiKey,
}: {
  isReading: boolean
  isOpen: boolean
  apiKey: string
}): string {
  const who = apiKey === '' ? 'as who is signed in here' : 'with your key'
  if (isReading) return `Asked ${who}.`
  if (isOpen) return 'Needs no key.'
  return apiKey === ''
    ? 'Type a key at the top first: a request that changes something is sent with one only.'
    : 'Sent with your key. It changes what your organization has.'
}

function bodyText(example: unknown): string {
  return typeof example === 'string' ? example : (JSON.stringify(example, null, 2) ?? '')
}
