import { FormChoice } from '@/components/estimate/form-fields'

const option = (name: string): [string, string] => [name, name]

/** The framework and task whose own runs the defaults come from. */
export function OwnRunFields({
  names,
  values,
}: {
  names: { frameworks: readonly string[]; tasks: readonly string[] }
  values: Readonly<Record<string, string>>
}) {
  const offer = (known: readonly string[], chosen: string | undefined): [string, string][] => [
    ['', 'None chosen'],
    ...[...new Set([...(chosen ? [chosen] : []), ...known])].sort().map(option),
  ]
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-2 font-medium">Your own runs</legend>
      <FormChoice
        name="framework"
        label="Framework"
        value={values.framework ?? ''}
        options={offer(names.frameworks, values.framework)}
      />
      <FormChoice
        name="task"
        label="Task"
        value={values.task ?? ''}
        options={offer(names.tasks, values.task)}
        hint={
          names.frameworks.length + names.tasks.length === 0
            ? 'No run with calls has a framework or task yet'
            : undefined
        }
      />
    </fieldset>
  )
}
