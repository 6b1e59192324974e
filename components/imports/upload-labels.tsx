import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

const LABELS = [
  ['project', 'Project'],
  ['framework', 'Framework'],
  ['task', 'Task'],
  ['team', 'Team'],
  ['user', 'User'],
] as const

export type UploadLabelValues = Partial<Record<(typeof LABELS)[number][0], string>>

/** What is said of the files beside them. */
export function UploadLabels({
  values,
  email,
  onChange,
}: {
  values: UploadLabelValues
  /** Whose browser it is: offered as the user. */
  email: string
  onChange: (values: UploadLabelValues) => void
}) {
  const set = LABELS.filter(([name]) => values[name]).length
  return (
    <details>
      <summary className="w-fit text-muted-foreground hover:text-foreground">
        Labels for what the logs do not say{set > 0 && ` (${set} set)`}
      </summary>
      <div className="mt-3 grid gap-3 xs:grid-cols-2 sm:grid-cols-3">
        {LABELS.map(([name, label]) => (
          <Field key={name} label={label}>
            <Input
              value={values[name] ?? ''}
              maxLength={512}
              autoComplete="off"
              list={name === 'user' ? 'upload-user' : undefined}
              onChange={(event) => onChange({ ...values, [name]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      <datalist id="upload-user">
        <option value={email} />
      </datalist>
      <p className="mt-2 text-muted-foreground text-xs">
        They apply to files added from now on, and only where a line says nothing itself. Agents’ logs never
        say who the user was.
      </p>
    </details>
  )
}
