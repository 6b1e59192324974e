import Form from 'next/form'
import type { ReactNode } from 'react'
import { FormChoice, FormTick, FormValue } from '@/components/estimate/form-fields'
import { ModelFields } from '@/components/estimate/model-fields'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { FieldError } from '@/lib/domain/errors'
import { BUILD_TYPES, CONCERNS, DATA_MODELS } from '@/lib/domain/estimate/build-types'
import type { EstimateForm as FormState } from '@/lib/domain/estimate/estimate-query'
import type { Assumption } from '@/lib/domain/estimate/resolve-assumptions'

export interface EstimateFormProps {
  /** Where the form leads: the page that it stands on. */
  path: string
  form: FormState
  fields: readonly FieldError[]
  /** What holds where a field is empty: shown in it. */
  basis: readonly Assumption[]
  today: string
  knownModels: readonly string[]
  /** Fields of the page's own, on top. */
  children?: ReactNode
}

/** Every input of an estimate; all of them stand in the address. */
export function EstimateForm({ path, form, fields, basis, today, knownModels, children }: EstimateFormProps) {
  const error = (name: string) => fields.find((field) => field.path === name)?.message
  const standard = (name: string) => {
    const one = basis.find((assumption) => assumption.name === name && !assumption.is_given)
    return one?.middle.toLocaleString('en-US')
  }
  const value = (name: string) => ({
    name,
    value: form.values[name] ?? '',
    error: error(name),
    standard: standard(name),
  })
  const types = Object.entries(BUILD_TYPES).map(([name, { label }]) => [name, label] as const)
  const concerns = [...Object.entries(CONCERNS), ['tests', 'Tests']] as const
  const unit = BUILD_TYPES[(form.values.type ?? 'rest_api') as keyof typeof BUILD_TYPES]?.unit
  return (
    <Card className="p-4">
      <Form action={path} className="grid gap-5" aria-label="What is built">
        {children}
        <Group title="The build">
          <FormChoice label="Type" {...value('type')} options={types} />
          <div className="grid grid-cols-2 items-start gap-3">
            <FormValue label="Resources" hint={unit && `One is a ${unit}`} {...value('resources')} />
            <FormValue label="or endpoints" hint="5 make a resource" {...value('endpoints')} />
          </div>
          <div className="grid grid-cols-2 gap-x-3 gap-y-2">
            {concerns.map(([name, label]) => (
              <FormTick key={name} name={name} label={label} isChecked={isTicked(form.values[name])} />
            ))}
          </div>
          <FormChoice
            label="Data model"
            {...value('data_model')}
            options={[
              ['', 'Not said'],
              ...DATA_MODELS.map((name) => [name, `${name[0]?.toUpperCase()}${name.slice(1)}`] as const),
            ]}
          />
        </Group>
        <Group title="Interactions and tokens" note="Empty: the default, shown in the field.">
          <div className="grid grid-cols-2 items-start gap-3">
            <FormValue label="Interactions" {...value('interactions')} />
            <FormValue label="Retry factor" {...value('retry_factor')} />
            <FormValue label="Input tokens each" {...value('input_tokens')} />
            <FormValue label="Output tokens each" {...value('output_tokens')} />
            <FormValue label="Cache-hit rate" hint="0 to 1, of the input" {...value('cache_hit_rate')} />
            <FormValue label="Batch share" hint="0 to 1, of the work" {...value('batch_share')} />
          </div>
          <details open={RULE.some(([name]) => form.values[name])}>
            <summary className="cursor-pointer text-muted-foreground text-xs">Change the rule</summary>
            <div className="mt-2 grid grid-cols-2 items-end gap-3">
              {RULE.map(([name, label, by]) => (
                <FormValue key={name} label={label} {...value(name)} standard={by} />
              ))}
            </div>
          </details>
        </Group>
        <Group title="Models and prices">
          <ModelFields models={form.models} knownModels={knownModels} error={error('models')} />
          <FormValue label="Tiered mix" hint="model=0.7,model=0.3" {...value('mix')} isText />
          <FormValue label="Prices of" {...value('as_of')} standard={today} isDay />
        </Group>
        <div className="flex items-center gap-2">
          <Button type="submit" variant="primary">
            Estimate
          </Button>
          <Button asChild variant="quiet">
            <a href={path}>Start over</a>
          </Button>
        </div>
      </Form>
    </Card>
  )
}

const RULE = [
  ['interactions_per_resource', 'Interactions a resource', '10'],
  ['interactions_per_endpoint', 'Interactions an endpoint', '2'],
  ['interactions_per_concern', 'Interactions a concern', '10'],
] as const

function Group({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-2 font-medium">{title}</legend>
      {note && <p className="-mt-2 text-muted-foreground text-xs">{note}</p>}
      {children}
    </fieldset>
  )
}

function isTicked(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
