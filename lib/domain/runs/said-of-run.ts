import { formatUsd } from '../money'
import type { RunRecord, RunTask } from './run-record'
import type { SuiteResult } from './suite-result'

type Json = string | number | null

/** What was said of a run as `agentRunSchema` reads it: what it makes of this is what is stored. */
export interface SaidOfRun extends Record<string, unknown> {
  tags: Readonly<Record<string, string>>
  tasks: readonly Readonly<Record<string, Json>>[]
  results: readonly SuiteResult[]
}

export const NOTHING_SAID: SaidOfRun = { tags: {}, tasks: [], results: [] }

/** Reads back from the record what was said, without what its calls add. */
export function saidOfRun(run: RunRecord): SaidOfRun {
  const { framework, language, task, group, repeat, model, retryOf, tags } = run
  return {
    ...{ framework, language, task, group, repeat, model, tags },
    retry_of: retryOf,
    ...saidOutcome(run),
    results: run.results ?? [],
    tasks: run.tasks.map((one) => ({ task: one.task, ...saidOutcome(one) })),
  }
}

function saidOutcome(of: Omit<RunTask, 'task'>): Record<string, Json> {
  return {
    status: of.status,
    checks_passed: of.checksPassed,
    checks_total: of.checksTotal,
    tests_passed: of.testsPassed,
    tests_total: of.testsTotal,
    turns: of.turns,
    cost_usd: of.reportedFemto === null ? null : formatUsd(of.reportedFemto),
    started_at: instant(of.startedAtMs),
    ended_at: instant(of.endedAtMs),
  }
}

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
