import type { RunFormValues } from './run-form'

/** What a form of a run sends: the inputs that were changed, and all tasks where one of them was. */
export function sentOfForm(
  data: Iterable<[string, unknown]>,
  before: RunFormValues,
): { fields: Record<string, string>; tasks?: Record<string, string>[] } {
  const fields: Record<string, string> = {}
  const tasks: Record<string, string>[] = []
  for (const [name, value] of data) {
    if (typeof value !== 'string') continue
    const part = /^tasks\.(\d+)\.(\w+)$/.exec(name)
    if (part === null) {
      if (value !== (before.fields[name] ?? '') && name !== 'id') fields[name] = value
      continue
    }
    const [, at = '', key = ''] = part
    const task = tasks[Number(at)] ?? {}
    task[key] = value
    tasks[Number(at)] = task
  }
  const same =
    tasks.length === before.tasks.length && tasks.every((task, at) => isSame(task, before.tasks[at]))
  return same ? { fields } : { fields, tasks }
}

function isSame(
  task: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>> = {},
): boolean {
  return Object.entries(task).every(([key, value]) => value === (before[key] ?? ''))
}
