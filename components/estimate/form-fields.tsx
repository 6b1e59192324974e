import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'

interface FormFieldProps {
  name: string
  label: string
  value: string
  hint?: string | undefined
  error?: string | undefined
}

/** A figure or a text; empty it shows what holds instead. */
export function FormValue({
  name,
  label,
  value,
  hint,
  error,
  standard,
  isText = false,
  isDay = false,
}: FormFieldProps & { standard?: string | undefined; isText?: boolean; isDay?: boolean }) {
  return (
    <Field label={label} hint={hint} error={error}>
      <Input
        name={name}
        id={`estimate-${name}`}
        type={isDay ? 'date' : 'text'}
        inputMode={isText ? 'text' : 'decimal'}
        autoComplete="off"
        spellCheck={false}
        defaultValue={isDay ? value || standard : value}
        placeholder={standard}
      />
    </Field>
  )
}

/** One of a few. */
export function FormChoice({
  name,
  label,
  value,
  hint,
  error,
  options,
}: FormFieldProps & { options: readonly (readonly [value: string, label: string])[] }) {
  return (
    <Field label={label} hint={hint} error={error}>
      <select
        name={name}
        id={`estimate-${name}`}
        defaultValue={value}
        className={cn(fieldClasses, 'h-8 px-2')}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Yes or no; not in the address where it is no. */
export function FormTick({
  name,
  label,
  value = '1',
  isChecked,
}: {
  name: string
  label: string
  value?: string
  isChecked: boolean
}) {
  return (
    <label className="flex min-h-6 min-w-0 items-center gap-2">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isChecked}
        className="size-4 shrink-0 accent-primary"
      />
      <span className="min-w-0 break-words">{label}</span>
    </label>
  )
}
