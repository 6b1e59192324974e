import { sumTaskOutcomes } from './sum-task-outcomes'

type Fields = Readonly<Record<string, unknown>>

/**
 * The outcome of a whole run after its tasks were changed: what it came to is what its tasks come to together, wherever
 * nobody said something else of the whole. `own` names what is said of the whole now.
 */
export function followTasks(
  known: Fields & { tasks: readonly Fields[] },
  tasks: readonly Fields[],
  own: readonly string[],
): Fields {
  const before = sumTaskOutcomes(known.tasks)
  return Object.fromEntries(
    Object.entries(sumTaskOutcomes(tasks)).filter(([name]) => {
      const said = known[name] ?? null
      return !own.includes(name) && (said === null || (known.tasks.length > 0 && said === before[name]))
    }),
  )
}
