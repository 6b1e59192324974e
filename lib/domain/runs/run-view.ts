import { formatUsd } from '../money'
import type { TokenCounts } from '../usage/usage-event'
import type { RunOrigin } from './agent-run'
import {
  beganAtMs,
  type CostBasis,
  costOfRun,
  modelsOf,
  type RunOutcome,
  type RunRecord,
  type RunSlice,
  sumKnown,
} from './run-record'
import { type RunSample, tasksOf, toRunSamples } from './run-sample'
import type { SuiteResult } from './suite-result'

/** What calls came to: their number, tokens and what is not known of their cost. */
export interface CallTotals extends TokenCounts {
  events: number
  unpricedEvents: number
  lowerBoundEvents: number
  errorEvents: number
}

/** One task of a run; `task` is null for the calls that name none of its tasks. */
export interface RunTaskView extends RunOutcome, CallTotals {
  task: string | null
  passed: boolean | null
  /** Exact decimal USD: that of its calls, else as reported; null where there is neither. */
  costUsd: string | null
  costBasis: CostBasis | null
  reportedCostUsd: string | null
  startedAtMs: number | null
  endedAtMs: number | null
  durationMs: number | null
}

/** The part of a run that one model did, by its calls. */
export interface RunModelView extends CallTotals {
  model: string | null
  costUsd: string | null
}

/** A run as it is shown: names, what it came to, what it cost. */
export interface RunView extends RunOutcome, CallTotals {
  id: string
  framework: string | null
  language: string | null
  /** Null where it is of several; see `tasks`. */
  task: string | null
  group: string | null
  repeat: number | null
  /** "a + b" where the calls went to several. */
  model: string | null
  models: readonly string[]
  project: string | null
  user: string | null
  team: string | null
  retryOf: string | null
  /** Another run tried the same again. */
  isRetried: boolean
  tags: Readonly<Record<string, string>>
  /** How what is said of it came in; null where only its calls name it. */
  origin: RunOrigin | null
  passed: boolean | null
  costUsd: string | null
  costBasis: CostBasis | null
  reportedCostUsd: string | null
  /** As said; null where nobody said. */
  startedAtMs: number | null
  endedAtMs: number | null
  /** As said, else its first call, else when it was first heard of. */
  beganAtMs: number | null
  /** As said, else from its first call to its last. */
  durationMs: number | null
  createdAtMs: number | null
  tasks: readonly RunTaskView[]
  /** The test suites whose result files were attached. */
  results: readonly SuiteResult[]
}

/** A run as it is shown, from its record and the sample that it is as a whole. */
export function toRunView(run: RunRecord, whole: RunSample): RunView {
  const { slices, runId, costFemto, ...sample } = whole
  return {
    ...sample,
    ...totalsOf(slices),
    id: runId,
    models: modelsOf(run),
    retryOf: run.retryOf,
    tags: run.tags,
    origin: run.origin,
    costUsd: usd(costFemto),
    reportedCostUsd: usd(run.reportedFemto),
    startedAtMs: run.startedAtMs,
    endedAtMs: run.endedAtMs,
    beganAtMs: beganAtMs(run),
    createdAtMs: run.createdAtMs,
    tasks: tasksView(run),
    results: run.results ?? [],
  }
}

/** A run's calls by model, the dearest first. */
export function toRunModels(run: Pick<RunRecord, 'slices'>): RunModelView[] {
  const models = [...new Set(run.slices.map(({ model }) => model))]
  return models
    .map((model) => {
      const slices = run.slices.filter((slice) => slice.model === model)
      return { model, slices, femto: sumKnown(slices.map(({ costFemto }) => costFemto)) }
    })
    .sort((a, b) => compareCosts(b.femto, a.femto) || (String(a.model) < String(b.model) ? -1 : 1))
    .map(({ model, slices, femto }) => ({ model, ...totalsOf(slices), costUsd: usd(femto) }))
}

function compareCosts(a: bigint | null, b: bigint | null): number {
  const [left, right] = [a ?? -1n, b ?? -1n]
  return left < right ? -1 : left > right ? 1 : 0
}

function tasksView(run: RunRecord): RunTaskView[] {
  const names = tasksOf(run)
  const tasks = toRunSamples([run], 'task').flatMap((sample) => {
    const said = run.tasks.find(({ task }) => task === sample.task)
    return sample.task === null ? [] : [taskView(sample, said ?? (names.length === 1 ? run : null))]
  })
  const rest = names.length > 1 ? run.slices.filter(({ task }) => task === null || !names.includes(task)) : []
  if (rest.length === 0) return tasks
  const { femto, basis } = costOfRun({ slices: rest, reportedFemto: null })
  return [
    ...tasks,
    {
      ...{ task: null, status: null, checksPassed: null, checksTotal: null, testsPassed: null },
      ...{ testsTotal: null, turns: null, passed: null, reportedCostUsd: null },
      ...{ startedAtMs: null, endedAtMs: null, durationMs: null },
      ...totalsOf(rest),
      costUsd: usd(femto),
      costBasis: basis,
    },
  ]
}

type Said = Pick<RunRecord, 'reportedFemto' | 'startedAtMs' | 'endedAtMs'>

function taskView(sample: RunSample, said: Said | null): RunTaskView {
  const { task, status, checksPassed, checksTotal, testsPassed, testsTotal, turns } = sample
  return {
    ...{ task, status, checksPassed, checksTotal, testsPassed, testsTotal, turns },
    ...totalsOf(sample.slices),
    passed: sample.passed,
    costUsd: usd(sample.costFemto),
    costBasis: sample.costBasis,
    reportedCostUsd: usd(said?.reportedFemto ?? null),
    startedAtMs: said?.startedAtMs ?? null,
    endedAtMs: said?.endedAtMs ?? null,
    durationMs: sample.durationMs,
  }
}

const COUNTED = [
  ...([
    'events',
    'unpricedEvents',
    'lowerBoundEvents',
    'errorEvents',
    'inputTokens',
    'outputTokens',
  ] as const),
  ...(['cacheReadTokens', 'cacheWrite5mTokens', 'cacheWrite1hTokens', 'reasoningTokens'] as const),
  'webSearchRequests',
] as const

function totalsOf(slices: readonly RunSlice[]): CallTotals {
  const totals = Object.fromEntries(COUNTED.map((name) => [name, 0])) as Record<
    (typeof COUNTED)[number],
    number
  >
  for (const slice of slices) for (const name of COUNTED) totals[name] += slice[name]
  return totals
}

const usd = (femto: bigint | null): string | null => (femto === null ? null : formatUsd(femto))
