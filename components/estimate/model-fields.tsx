import { FormTick } from '@/components/estimate/form-fields'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { STANDARD_MODELS } from '@/lib/domain/estimate/standard-models'

/** The models to estimate for: the usual ones and those asked for to tick, others by name. */
export function ModelFields({
  models,
  knownModels,
  error,
}: {
  models: readonly string[]
  knownModels: readonly string[]
  error: string | undefined
}) {
  const offered = [...new Set([...models, ...STANDARD_MODELS])]
  return (
    <>
      <div className="grid gap-1.5">
        <p className="font-medium">Models</p>
        {offered.map((model) => (
          <FormTick
            key={model}
            name="models"
            value={model}
            label={model}
            isChecked={models.includes(model)}
          />
        ))}
      </div>
      <Field label="More models" hint="Names, separated by commas" error={error}>
        {/* Empty again once its names have become ticks. */}
        <Input
          key={models.join()}
          name="models"
          id="estimate-models"
          list="estimate-known-models"
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <datalist id="estimate-known-models">
        {knownModels.map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
    </>
  )
}
