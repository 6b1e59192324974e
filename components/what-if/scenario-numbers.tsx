'use client'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

export interface ScenarioNumber {
  name: 'batch_share' | 'cache_hit_rate' | 'token_factor_low' | 'token_factor_high'
  label: string
  value: string
  placeholder: string
}

/** The numbers of a scenario; they go into the address together. */
export function ScenarioNumbers({
  numbers,
  hrefWithout,
}: {
  numbers: readonly ScenarioNumber[]
  /** The address without any of them. */
  hrefWithout: string
}) {
  const { go } = useSpendNavigation()
  return (
    <form
      // A new address brings new values.
      key={numbers.map(({ value }) => value).join()}
      className="flex flex-wrap items-end gap-x-4 gap-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const query = new URLSearchParams()
        for (const { name } of numbers) {
          const text = String(form.get(name) ?? '').trim()
          if (text !== '') query.set(name, text)
        }
        const more = query.toString()
        go(more === '' ? hrefWithout : `${hrefWithout}${hrefWithout.includes('?') ? '&' : '?'}${more}`)
      }}
    >
      {numbers.map(({ name, label, value, placeholder }) => (
        <div key={name} className="w-32 max-sm:w-[calc(50%-0.5rem)]">
          <Field label={label}>
            <Input
              name={name}
              defaultValue={value}
              placeholder={placeholder}
              inputMode="decimal"
              autoComplete="off"
            />
          </Field>
        </div>
      ))}
      <Button type="submit">Apply</Button>
    </form>
  )
}
