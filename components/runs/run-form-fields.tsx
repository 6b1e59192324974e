'use client'
import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type ErrorOf = (name: string) => string | undefined

/** Two inputs side by side, one under the other in a narrow window. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-4 sm:grid-cols-2">{children}</div>
}

/** What a run, or one task of it, came to. `before` is what its names begin with. */
export function OutcomeFields({
  before,
  values,
  errorOf,
  listId,
}: {
  before: string
  values: Readonly<Record<string, string>>
  errorOf: ErrorOf
  /** Of the statuses that are offered. */
  listId: string
}) {
  return (
    <>
      <Pair>
        <Field
          label="Status"
          hint="passed and failed decide; completed says only that it ended"
          error={errorOf(`${before}status`)}
        >
          <Input
            name={`${before}status`}
            list={listId}
            maxLength={512}
            autoComplete="off"
            defaultValue={values.status}
          />
        </Field>
        <CountField name="turns" label="Turns" {...{ before, values, errorOf }} />
      </Pair>
      {(['checks', 'tests'] as const).map((kind) => (
        <div key={kind} className="grid grid-cols-2 items-start gap-4">
          <CountField
            name={`${kind}_passed`}
            label={kind === 'checks' ? 'Checks passed' : 'Tests passed'}
            {...{ before, values, errorOf }}
          />
          <CountField
            name={`${kind}_total`}
            label={kind === 'checks' ? 'Checks in all' : 'Tests in all'}
            {...{ before, values, errorOf }}
          />
        </div>
      ))}
    </>
  )
}

function CountField({
  before,
  name,
  label,
  values,
  errorOf,
}: {
  before: string
  name: string
  label: string
  values: Readonly<Record<string, string>>
  errorOf: ErrorOf
}) {
  return (
    <Field label={label} error={errorOf(`${before}${name}`)}>
      <Input name={`${before}${name}`} inputMode="numeric" autoComplete="off" defaultValue={values[name]} />
    </Field>
  )
}
