import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SETTING_FIELDS, type SettingField } from '@/lib/domain/waste/waste-settings'

const LABELS: Record<SettingField, string> = {
  over_percent: 'A little above a threshold: up to %',
  prompt_tokens: 'A long prompt: from tokens',
}

/** The thresholds of the rules; `keep` is the rest of the address. */
export function WasteSettingsForm({
  path,
  values,
  keep,
  problems,
}: {
  path: string
  values: Record<SettingField, number>
  keep: readonly [string, string][]
  problems: Partial<Record<string, string>>
}) {
  return (
    <form action={path} className="flex flex-wrap items-start gap-3">
      {keep.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {(Object.keys(SETTING_FIELDS) as SettingField[]).map((name) => (
        <div key={name} className="w-56 max-sm:w-full">
          <Field label={LABELS[name]} error={problems[name]}>
            <Input
              name={name}
              type="number"
              min={SETTING_FIELDS[name].least}
              max={SETTING_FIELDS[name].most}
              defaultValue={values[name]}
              key={values[name]}
            />
          </Field>
        </div>
      ))}
      <Button type="submit" className="sm:mt-6.5">
        Apply
      </Button>
    </form>
  )
}
