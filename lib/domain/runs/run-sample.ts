import type { RunOutcome, RunRecord, RunSlice, RunTask } from './run-record'
import {
  beganAtMs,
  type CostBasis,
  costOfRun,
  durationMs,
  mainModelOf,
  modelsOf,
  passedOf,
  sumKnown,
} from './run-record'

/** One observation: a run, or the part of a run that one task is. */
export interface RunSample extends RunOutcome {
  runId: string
  framework: string | null
  language: string | null
  /** Null for a run of several tasks taken whole. */
  task: string | null
  group: string | null
  repeat: number | null
  /** The one that it is a run of (`mainModelOf`); "a + b" where it is of several. */
  model: string | null
  isMixed: boolean
  project: string | null
  user: string | null
  team: string | null
  passed: boolean | null
  /** Tried again by another run of the same place. */
  isRetried: boolean
  /** Femto-dollars; null where nothing is known. */
  costFemto: bigint | null
  costBasis: CostBasis | null
  /** Calls without any cost: the cost is at least this. */
  unpricedEvents: number
  lowerBoundEvents: number
  beganAtMs: number | null
  durationMs: number | null
  slices: readonly RunSlice[]
}

/** Names that samples are compared by. */
export const SAMPLE_DIMENSIONS = [
  'framework',
  'model',
  'task',
  'language',
  'project',
  'user',
  'team',
  'group',
] as const
export type SampleDimension = (typeof SAMPLE_DIMENSIONS)[number]

/**
 * Runs as samples. Whole, a run is one sample. By task, a run of several tasks is one for each: its cost is that of
 * the calls labelled so, and its outcome what was said of the task. A run of one task is that task whole.
 */
export function toRunSamples(runs: readonly RunRecord[], by: 'run' | 'task'): RunSample[] {
  const retried = findRetried(runs)
  return runs.flatMap((run) => {
    const isRetried = retried.has(run.id)
    const tasks = by === 'task' ? tasksOf(run) : []
    return tasks.length < 2
      ? [wholeSample(run, isRetried)]
      : tasks.map((task) => taskSample(run, task, isRetried))
  })
}

function wholeSample(run: RunRecord, isRetried: boolean): RunSample {
  const { femto, basis } = costOfRun(run)
  const [task, ...others] = tasksOf(run)
  return {
    ...namesOf(run, run.slices),
    ...outcomeOf(run),
    task: task !== undefined && others.length === 0 ? task : run.task,
    passed: passedOf(run),
    isRetried,
    costFemto: femto,
    costBasis: basis,
    ...countsOf(run.slices),
    beganAtMs: beganAtMs(run),
    durationMs: durationMs(run),
    slices: run.slices,
  }
}

function taskSample(run: RunRecord, name: string, isRetried: boolean): RunSample {
  const slices = run.slices.filter(({ task }) => task === name)
  const said = run.tasks.find(({ task }) => task === name) ?? unsaidTask(name)
  const { femto, basis } = costOfRun({ slices, reportedFemto: said.reportedFemto })
  const times = { startedAtMs: said.startedAtMs, endedAtMs: said.endedAtMs, slices }
  return {
    ...namesOf(run, slices),
    ...outcomeOf(said),
    task: name,
    passed: passedOf(said),
    isRetried,
    costFemto: femto,
    costBasis: basis,
    ...countsOf(slices),
    beganAtMs: said.startedAtMs ?? beganAtMs(run),
    durationMs: durationMs(times),
    slices,
  }
}

const unsaidTask = (task: string): RunTask => ({
  task,
  status: null,
  checksPassed: null,
  checksTotal: null,
  testsPassed: null,
  testsTotal: null,
  turns: null,
  reportedFemto: null,
  startedAtMs: null,
  endedAtMs: null,
})

/** The tasks that a run is of: those that were named one by one, else the one named, else those of its calls. Sorted. */
export function tasksOf(run: Pick<RunRecord, 'task' | 'tasks' | 'slices'>): string[] {
  if (run.tasks.length > 0) return run.tasks.map(({ task }) => task).sort()
  if (run.task !== null) return [run.task]
  return [...new Set(run.slices.flatMap(({ task }) => (task === null ? [] : [task])))].sort()
}

function namesOf(run: RunRecord, slices: readonly RunSlice[]) {
  const of = { slices, model: run.model }
  return {
    runId: run.id,
    framework: run.framework ?? only(slices, 'framework'),
    language: run.language,
    group: run.group,
    repeat: run.repeat,
    model: mainModelOf(of) ?? joined(modelsOf(of)),
    isMixed: mainModelOf(of) === null && modelsOf(of).length > 1,
    project: only(slices, 'project'),
    user: only(slices, 'user'),
    team: only(slices, 'team'),
  }
}

function outcomeOf({
  status,
  checksPassed,
  checksTotal,
  testsPassed,
  testsTotal,
  turns,
}: RunOutcome): RunOutcome {
  return { status, checksPassed, checksTotal, testsPassed, testsTotal, turns }
}

function countsOf(slices: readonly RunSlice[]) {
  return {
    unpricedEvents: slices.reduce((sum, slice) => sum + slice.unpricedEvents, 0),
    lowerBoundEvents: slices.reduce((sum, slice) => sum + slice.lowerBoundEvents, 0),
  }
}

function only(slices: readonly RunSlice[], name: 'framework' | 'project' | 'user' | 'team'): string | null {
  return joined([...new Set(slices.flatMap((slice) => slice[name] ?? []))].sort())
}

const joined = (names: readonly string[]): string | null => (names.length === 0 ? null : names.join(' + '))

/**
 * The runs that another one tried again: the ones named as such, and of those that say the same framework, group, task,
 * model and repeat all but the last to begin.
 */
function findRetried(runs: readonly RunRecord[]): Set<string> {
  const retried = new Set(
    runs.flatMap(({ id, retryOf }) => (retryOf === null || retryOf === id ? [] : [retryOf])),
  )
  const places = new Map<string, RunRecord[]>()
  for (const run of runs) {
    if (run.repeat === null || run.framework === null) continue
    const place = JSON.stringify([
      run.framework,
      run.language,
      run.group,
      tasksOf(run),
      run.model,
      run.repeat,
    ])
    places.set(place, [...(places.get(place) ?? []), run])
  }
  for (const same of places.values()) {
    const last = same.reduce((a, b) => ((beganAtMs(b) ?? 0) > (beganAtMs(a) ?? 0) ? b : a))
    for (const { id } of same) if (id !== last.id) retried.add(id)
  }
  return retried
}

/** What the failed samples, and those tried again, cost: femto-dollars. */
export function costOfFailures(samples: readonly RunSample[]): bigint {
  return sumKnown(samples.map((one) => (one.passed === false || one.isRetried ? one.costFemto : null))) ?? 0n
}
