import type { SaidOfRun } from './said-of-run'
import { countsOfSuites, type SuiteResult } from './suite-result'
import { sumTaskOutcomes } from './sum-task-outcomes'

type Fields = Readonly<Record<string, unknown>>

/**
 * `set`: a given field replaces what is there, and null clears it. `fill`: a field is taken only where nobody said
 * anything, and of what belongs together (passed and total, start and end) all or nothing.
 */
export const CHANGE_MODES = ['set', 'fill'] as const
export type ChangeMode = (typeof CHANGE_MODES)[number]

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
 * The run with a place for a task. It is the run's own where the run is of this task alone, or of none yet. Otherwise it
 * is a run of several tasks, and what was said of it when it had one is that one's.
 */
export function placeTask(known: SaidOfRun, task: string): SaidOfRun {
  const own = typeof known.task === 'string' ? known.task : null
  if (known.tasks.some((one) => one.task === task)) return known
  if (known.tasks.length > 0) return { ...known, task: null, tasks: [...known.tasks, { task }] }
  if (own === null || own === task) return { ...known, task }
  return {
    ...known,
    ...outcomeOf({}),
    task: null,
    tasks: [{ ...outcomeOf(known), task: own }, { task }],
    results: known.results.map((suite) => ({ ...suite, task: own })),
  }
}

/**
 * As `changeRun`, where what it gives of an outcome is of one task. What a run of several tasks came to follows from
 * theirs, but for counts whose result files are of the whole.
 */
export function changeTask(known: SaidOfRun, task: string, change: Fields, mode: ChangeMode): Fields {
  const isOutcome = ([name]: [string, unknown]) => OUTCOME_FIELDS.includes(name)
  const outcome = Object.fromEntries(Object.entries(change).filter(isOutcome))
  const { task: _, ...names } = Object.fromEntries(Object.entries(change).filter((one) => !isOutcome(one)))
  const placed = placeTask(known, task)
  if (placed.tasks.length === 0) return changeRun(placed, { ...names, ...outcome }, mode)
  const tasks = mergeTasks(placed.tasks, [{ ...outcome, task }], mode).filter(isFields)
  const whole = { ...withoutNulls(sumTaskOutcomes(tasks)), ...countsOfWhole(placed.results) }
  return changeRun({ ...placed, ...whole, tasks }, names, mode)
}

function countsOfWhole(results: readonly SuiteResult[]): Fields {
  const kinds = [...new Set(results.flatMap(({ as, task }) => (task === null ? [as] : [])))]
  return Object.assign({}, ...kinds.map((as) => countsOfSuites(results, { as, task: null })))
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
