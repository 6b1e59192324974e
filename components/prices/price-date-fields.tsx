import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { PriceFormValues } from '@/lib/domain/pricing/price-form'

/** When it holds; a day has a picker, an instant within one is text. */
export function PriceDateFields({
  values,
  isChange,
  errorOf,
}: {
  values: PriceFormValues
  isChange: boolean
  errorOf: (name: string) => string | undefined
}) {
  const date = (name: 'effective_from' | 'effective_to') => ({
    name,
    type: /^(\d{4}-\d\d-\d\d)?$/.test(values[name]) ? 'date' : 'text',
    defaultValue: values[name],
    autoComplete: 'off' as const,
  })
  return (
    <Card aria-label="Dates" className="grid items-start gap-4 p-4 sm:grid-cols-2">
      <Field
        label="From"
        hint={
          isChange
            ? 'Its start stays: for another one, end it and set a new price.'
            : '00:00 UTC of this day.'
        }
        error={errorOf('effective_from')}
      >
        <Input {...date('effective_from')} required readOnly={isChange} />
      </Field>
      <Field
        label="Until"
        hint="The first day on which it holds no more (00:00 UTC); empty: no end."
        error={errorOf('effective_to')}
      >
        <Input {...date('effective_to')} />
      </Field>
      {!isChange && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the label's control
        <label className="flex items-start gap-2 sm:col-span-2">
          <Checkbox name="end_previous" className="mt-0.5" />
          <span>End the one that holds on that day, if there is one</span>
        </label>
      )}
    </Card>
  )
}
