import type { CallTotals, RunModelView, RunTaskView, RunView } from '../domain/runs/run-view'

type Cell = string | number | null

/** A run as `GET /api/v1/runs` lists it. */
export function runJson(run: RunView) {
  return {
    id: run.id,
    framework: run.framework,
    language: run.language,
    task: run.task,
    group: run.group,
    repeat: run.repeat,
    model: run.model,
    models: run.models,
    project: run.project,
    user: run.user,
    team: run.team,
    status: run.status,
    passed: run.passed,
    ...countsJson(run),
    cost_usd: run.costUsd,
    cost_basis: run.costBasis,
    reported_cost_usd: run.reportedCostUsd,
    ...totalsJson(run),
    started_at: instant(run.startedAtMs),
    ended_at: instant(run.endedAtMs),
    began_at: instant(run.beganAtMs),
    duration_ms: run.durationMs,
    retry_of: run.retryOf,
    is_retried: run.isRetried,
    tags: run.tags,
    origin: run.origin,
    tasks: run.tasks.map(runTaskJson),
    results: run.results,
  }
}

/** A run's calls by model. */
export function runModelJson(row: RunModelView): Record<string, Cell> {
  return { model: row.model, cost_usd: row.costUsd, ...totalsJson(row) }
}

export function runTaskJson(task: RunTaskView): Record<string, Cell | boolean> {
  return {
    task: task.task,
    status: task.status,
    passed: task.passed,
    ...countsJson(task),
    cost_usd: task.costUsd,
    cost_basis: task.costBasis,
    reported_cost_usd: task.reportedCostUsd,
    ...totalsJson(task),
    started_at: instant(task.startedAtMs),
    ended_at: instant(task.endedAtMs),
    duration_ms: task.durationMs,
  }
}

/** What the calls of runs, tasks and models add up in. */
export const CALL_TOTALS = [
  'events',
  'unpriced_events',
  'lower_bound_events',
  'error_events',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'reasoning_tokens',
  'web_search_requests',
] as const

/** What runs and their tasks came to. */
export const OUTCOME_COLUMNS = [
  'status',
  'passed',
  'checks_passed',
  'checks_total',
  'tests_passed',
  'tests_total',
  'turns',
  'cost_usd',
  'cost_basis',
  'reported_cost_usd',
  ...CALL_TOTALS,
] as const

export const RUN_COLUMNS = [
  'id',
  'framework',
  'language',
  'task',
  'group',
  'repeat',
  'model',
  'project',
  'user',
  'team',
  ...OUTCOME_COLUMNS,
  'started_at',
  'ended_at',
  'began_at',
  'duration_ms',
  'retry_of',
  'is_retried',
  'origin',
  'tasks',
  'tags',
] as const

/** The cells of a run in a table; the columns that a CSV of runs is read by have the same names. */
export function runCells(run: RunView): Record<(typeof RUN_COLUMNS)[number], Cell> {
  const { models, tags, tasks, results, passed, is_retried, ...cells } = runJson(run)
  return {
    ...cells,
    passed: passed === null ? null : String(passed),
    is_retried: String(is_retried),
    tasks: tasks.map(({ task }) => task ?? '').join(' + ') || null,
    tags: Object.keys(tags).length === 0 ? null : JSON.stringify(tags),
  }
}

function countsJson(of: RunView | RunTaskView) {
  return {
    checks_passed: of.checksPassed,
    checks_total: of.checksTotal,
    tests_passed: of.testsPassed,
    tests_total: of.testsTotal,
    turns: of.turns,
  }
}

function totalsJson(of: CallTotals) {
  return {
    events: of.events,
    unpriced_events: of.unpricedEvents,
    lower_bound_events: of.lowerBoundEvents,
    error_events: of.errorEvents,
    input_tokens: of.inputTokens,
    output_tokens: of.outputTokens,
    cache_read_tokens: of.cacheReadTokens,
    cache_write_5m_tokens: of.cacheWrite5mTokens,
    cache_write_1h_tokens: of.cacheWrite1hTokens,
    reasoning_tokens: of.reasoningTokens,
    web_search_requests: of.webSearchRequests,
  }
}

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
