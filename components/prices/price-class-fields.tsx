import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { displayPrice } from '@/lib/domain/display/display-price'
import type { PriceFormValues } from '@/lib/domain/pricing/price-form'

export interface Inherited {
  /** By field: what holds where nothing is typed; decimal text. */
  prices: Readonly<Record<string, string>>
  /** Where they are from. */
  sentence: string
}

const FIELDS = [
  ['input_usd_per_mtok', 'Input'],
  ['output_usd_per_mtok', 'Output'],
  ['cache_read_usd_per_mtok', 'Cache read'],
  ['cache_write_5m_usd_per_mtok', 'Cache write, 5 minutes'],
  ['cache_write_1h_usd_per_mtok', 'Cache write, 1 hour'],
  ['web_search_usd_per_thousand', 'A thousand web searches'],
] as const

/** The price of each class of tokens; what is left empty is inherited. */
export function PriceClassFields({
  values,
  inherited,
  errorOf,
}: {
  values: PriceFormValues
  inherited: Inherited
  errorOf: (name: string) => string | undefined
}) {
  return (
    <Card aria-label="Prices" className="grid gap-4 p-4">
      <p className="max-w-prose text-pretty">USD per million tokens. {inherited.sentence}</p>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        {FIELDS.map(([name, label]) => {
          const price = inherited.prices[name]
          return (
            <Field
              key={name}
              label={label}
              hint={price === undefined ? undefined : `Catalogue: ${displayPrice(price)}`}
              error={errorOf(name)}
            >
              <Input name={name} defaultValue={values[name]} inputMode="decimal" autoComplete="off" />
            </Field>
          )
        })}
      </div>
    </Card>
  )
}
