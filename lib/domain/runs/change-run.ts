import type { SaidOfRun } from './said-of-run'
import { sumTaskOutcomes } from './sum-task-outcomes'

type Fields = Readonly<Record<string, unknown>>

/**
 * `set`: a given field replaces what is there, and null clears it. `fill`: a field is taken only where nobody said
 * anything, and of what belongs together (passed and total, start and end) all or nothing.
 */
export type ChangeMode = 'set' | 'fill'

/**
 * What is said of a run after a change that gives some fields. Tags are merged by name (null removes one), tasks by
 * theirs. The result is yet to be read by `agentRunSchema`, which refuses what contradicts itself.
 */
export function changeRun(known: Fields, change: Fields, mode: ChangeMode): Fields {
  const { tags, tasks, ...fields } = change
  const [knownTags, knownTasks] = [known.tags, known.tasks]
  return {
    ...merge(known, fields, mode),
    tags:
      isFields(tags) && isFields(knownTags)
        ? withoutNulls(merge(knownTags, tags, mode))
        : (tags ?? knownTags),
    tasks:
      Array.isArray(tasks) && Array.isArray(knownTasks)
        ? mergeTasks(knownTasks.filter(isFields), tasks, mode)
        : (tasks ?? knownTasks),
  }
}

/**
 * As `changeRun`, where what it gives of an outcome is of one task. Where the run is of this task alone, or of none
 * yet, the outcome is the run's. Otherwise it is a run of several tasks, and what it came to follows from theirs.
 */
export function changeTask(known: SaidOfRun, task: string, change: Fields, mode: ChangeMode): Fields {
  const outcome = Object.entries(change).filter(([name]) => OUTCOME_FIELDS.includes(name))
  const { task: _, ...names } = Object.fromEntries(
    Object.entries(change).filter(([name]) => !OUTCOME_FIELDS.includes(name)),
  )
  return changeRun(withTask(known, { ...Object.fromEntries(outcome), task }, mode), names, mode)
}

function withTask(known: SaidOfRun, outcome: Fields & { task: string }, mode: ChangeMode): Fields {
  const own = known.task ?? null
  if (known.tasks.length === 0 && (own === null || own === outcome.task))
    return changeRun(known, outcome, mode)
  const before = known.tasks.length > 0 || own === null ? known.tasks : [{ ...outcomeOf(known), task: own }]
  const tasks = mergeTasks(before, [outcome], mode).filter(isFields)
  // What was said of the run when it had one task is that task's now, not the whole's.
  const whole = before === known.tasks ? known : { ...known, ...outcomeOf({}) }
  return { ...whole, task: null, ...withoutNulls(sumTaskOutcomes(tasks)), tasks }
}

/** The fields of an outcome, as a run and a task have them. */
export const OUTCOME_FIELDS: readonly string[] = [
  ...['status', 'checks_passed', 'checks_total', 'tests_passed', 'tests_total', 'turns'],
  ...['cost_usd', 'started_at', 'ended_at'],
]

function outcomeOf(of: Fields): Fields {
  return Object.fromEntries(OUTCOME_FIELDS.map((name) => [name, of[name] ?? null]))
}

function merge(known: Fields, given: Fields, mode: ChangeMode): Fields {
  if (mode === 'set') return { ...known, ...given }
  const missing = Object.entries(given).filter(([name]) =>
    [name, ...togetherWith(name)].every((one) => (known[one] ?? null) === null),
  )
  return { ...known, ...Object.fromEntries(missing) }
}

// One of a pair is never filled in beside another's: together they might say nothing true.
const PAIRS = [
  ['checks_passed', 'checks_total'],
  ['tests_passed', 'tests_total'],
  ['started_at', 'ended_at'],
]

const togetherWith = (name: string): string[] => PAIRS.find((pair) => pair.includes(name)) ?? []

function mergeTasks(known: readonly Fields[], given: readonly unknown[], mode: ChangeMode): unknown[] {
  const left = [...given]
  const merged = known.map((task) => {
    const at = left.findIndex((one) => isFields(one) && one.task === task.task)
    const [found] = at === -1 ? [] : left.splice(at, 1)
    return isFields(found) ? merge(task, found, mode) : task
  })
  return [...merged, ...left]
}

function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
