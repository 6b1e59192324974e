import type { TokenCounts } from '../usage/usage-event'
import type { RunOrigin } from './agent-run'
import type { SuiteResult } from './suite-result'

/** What a run, or one task of it, came to. Null where nobody said. */
export interface RunOutcome {
  status: string | null
  checksPassed: number | null
  checksTotal: number | null
  testsPassed: number | null
  testsTotal: number | null
  turns: number | null
}

/** The part of a run's cost and tokens that went to one combination of names, priced by one rule. */
export interface RunSlice extends TokenCounts {
  model: string | null
  provider: string | null
  serviceTier: string | null
  speed: string | null
  inferenceGeo: string | null
  /** Which price made the cost; null where none did. */
  price: { snapshotId: string; isLongContext: boolean } | null
  /** Calls of several models each (an advisor, a fallback): their tokens are of no single price. */
  hasComponents: boolean
  framework: string | null
  project: string | null
  user: string | null
  team: string | null
  task: string | null
  events: number
  unpricedEvents: number
  lowerBoundEvents: number
  errorEvents: number
  /** Femto-dollars: computed where there is a price, else as the source reported; null where no call has a cost. */
  costFemto: bigint | null
  firstAtMs: number
  lastAtMs: number
}

/** What was said of one task of a run of several. */
export interface RunTask extends RunOutcome {
  task: string
  /** Femto-dollars, as reported. */
  reportedFemto: bigint | null
  startedAtMs: number | null
  endedAtMs: number | null
}

/**
 * One agent run: what was said of it, beside what its events hold. A run that only its events name is one too.
 * Its cost is that of its events; the reported figure counts only where they have none (CONTRACT.md §3).
 */
export interface RunRecord extends RunOutcome {
  id: string
  framework: string | null
  language: string | null
  task: string | null
  group: string | null
  repeat: number | null
  model: string | null
  retryOf: string | null
  tags: Readonly<Record<string, string>>
  /** The test suites whose result files were attached. */
  results?: readonly SuiteResult[]
  origin: RunOrigin | null
  /** Femto-dollars, as reported. */
  reportedFemto: bigint | null
  startedAtMs: number | null
  endedAtMs: number | null
  /** When it was first heard of; null where only its events are known. */
  createdAtMs: number | null
  tasks: readonly RunTask[]
  slices: readonly RunSlice[]
}

export type CostBasis = 'events' | 'reported'

/** The cost of a run in femto-dollars and what it stands on; nulls where it has none. */
export function costOfRun(run: Pick<RunRecord, 'slices' | 'reportedFemto'>): {
  femto: bigint | null
  basis: CostBasis | null
} {
  const measured = sumKnown(run.slices.map(({ costFemto }) => costFemto))
  if (measured !== null) return { femto: measured, basis: 'events' }
  return { femto: run.reportedFemto, basis: run.reportedFemto === null ? null : 'reported' }
}

/** The sum of what is known; null where nothing is. */
export function sumKnown(amounts: readonly (bigint | null)[]): bigint | null {
  const known = amounts.filter((amount) => amount !== null)
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0n)
}

// "completed" and its like say that an agent ended, not that its work was any good.
const PASSED = new Set(['passed', 'pass', 'ok', 'success', 'succeeded', 'green'])
const FAILED = new Set([
  ...['failed', 'fail', 'failure', 'timeout', 'timed_out', 'timed-out', 'cancelled'],
  ...['canceled', 'aborted', 'crashed', 'interrupted', 'red'],
])

/**
 * Whether a run passed: every check and every test passed and its status names no failure. Without checks and tests
 * its status decides. Null where nothing was said that decides; such runs are in no pass rate.
 */
export function passedOf(outcome: RunOutcome): boolean | null {
  const status = outcome.status?.trim().toLowerCase() ?? ''
  // Agents have names of their own for each error ("error_max_budget_usd").
  if (FAILED.has(status) || status.startsWith('error')) return false
  const checks = allPassed(outcome.checksPassed, outcome.checksTotal)
  const tests = allPassed(outcome.testsPassed, outcome.testsTotal)
  if (checks === false || tests === false) return false
  if (checks === true || tests === true) return true
  return PASSED.has(status) ? true : null
}

function allPassed(passed: number | null, total: number | null): boolean | null {
  return passed === null || total === null || total === 0 ? null : passed === total
}

/** The models that a run's calls went to, sorted; what was said of it where it has no calls that name one. */
export function modelsOf(run: Pick<RunRecord, 'slices' | 'model'>): string[] {
  const models = new Set(run.slices.flatMap(({ model }) => (model === null ? [] : [model])))
  if (models.size === 0 && run.model !== null) models.add(run.model)
  return [...models].sort()
}

/** Percent of a run's cost from which on it is one model's run: agents send small side calls to others. */
const MAIN_PERCENT = 90n

/**
 * The one model that a run says something of: the one that was named for it, where its calls went there too or name
 * none; else the one that made at least nine tenths of its cost, where all of it is known. Null where it is of several.
 */
export function mainModelOf(run: Pick<RunRecord, 'slices' | 'model'>): string | null {
  const models = modelsOf(run)
  const [only] = models
  if (models.length < 2) return only ?? null
  if (run.model !== null && models.includes(run.model)) return run.model
  const total = sumKnown(run.slices.map(({ costFemto }) => costFemto))
  if (total === null || total === 0n || run.slices.some(({ unpricedEvents }) => unpricedEvents > 0))
    return null
  const costOf = (name: string) =>
    sumKnown(run.slices.map(({ model, costFemto }) => (model === name ? costFemto : null))) ?? 0n
  return models.find((name) => costOf(name) * 100n >= total * MAIN_PERCENT) ?? null
}

/** When a run began: as it was said, else its first call, else when it was first heard of. Milliseconds, UTC. */
export function beganAtMs(run: RunRecord): number | null {
  if (run.startedAtMs !== null) return run.startedAtMs
  const first = Math.min(...run.slices.map(({ firstAtMs }) => firstAtMs))
  return Number.isFinite(first) ? first : run.createdAtMs
}

/** How long a run took: as it was said, else from its first call to its last; null where neither is known. */
export function durationMs(run: Pick<RunRecord, 'startedAtMs' | 'endedAtMs' | 'slices'>): number | null {
  if (run.startedAtMs !== null && run.endedAtMs !== null) return run.endedAtMs - run.startedAtMs
  if (run.slices.length === 0) return null
  const first = Math.min(...run.slices.map(({ firstAtMs }) => firstAtMs))
  return Math.max(...run.slices.map(({ lastAtMs }) => lastAtMs)) - first
}
