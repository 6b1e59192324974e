import { parseUsd } from '../../domain/money'
import type { RunOrigin } from '../../domain/runs/agent-run'
import type { RunRecord, RunSlice, RunTask } from '../../domain/runs/run-record'
import type { SuiteResult } from '../../domain/runs/suite-result'
import type { SqlTransaction } from '../database'
import { currentRunSums, type RUN_SUM_TOKENS } from './run-sums'

/**
 * The organization's runs, whole: what was said of each, and what its events hold. Runs that only events name are
 * among them. In the order of their ids. `ids` keeps only these.
 */
export async function findRunRecords(tx: SqlTransaction, ids?: readonly string[]): Promise<RunRecord[]> {
  const values = ids === undefined ? [] : [ids]
  const said = await tx.rows<SaidRow>(
    `SELECT id, framework, language, task, group_name, repeat, model, status, checks_passed, checks_total, tests_passed,
       tests_total, turns, retry_of, origin, reported_cost_usd, started_at, ended_at, tags, results,
       created_at
     FROM agent_run WHERE organization_id = current_organization_id() ${ids ? 'AND id = ANY($1)' : ''}`,
    values,
  )
  const tasks = await tx.rows<TaskRow>(
    `SELECT run_id, task, status, checks_passed, checks_total, tests_passed, tests_total, turns, reported_cost_usd,
       started_at, ended_at
     FROM agent_run_task WHERE organization_id = current_organization_id() ${ids ? 'AND run_id = ANY($1)' : ''}
     ORDER BY task`,
    values,
  )
  const slices = await tx.rows<SliceRow>(
    `SELECT g.*, s.model, s.provider, s.framework, s.project, s.user_label, s.team, s.task, s.service_tier, s.speed,
       s.inference_geo, b.snapshot_id, b.basis ->> 'tier' IS NOT NULL AS is_long_context
     FROM (${currentRunSums((run) => (ids ? `${run} = ANY($1)` : 'true'))}) g
     JOIN series s ON s.organization_id = current_organization_id() AND s.id = g.series_id
     LEFT JOIN price_basis b ON b.organization_id = current_organization_id() AND b.id = g.price_basis_id
     ORDER BY g.run_id, g.first_at, s.model, g.series_id, g.price_basis_id`,
    values,
  )
  const runs = new Map<string, RunRecord & { tasks: RunTask[]; slices: RunSlice[] }>()
  for (const row of said) runs.set(row.id, { ...toRun(row), tasks: [], slices: [] })
  for (const row of tasks) runs.get(row.run_id)?.tasks.push(toTask(row))
  for (const row of slices) {
    const run = runs.get(row.run_id) ?? { ...unsaid(row.run_id), tasks: [], slices: [] }
    run.slices.push(toSlice(row))
    runs.set(row.run_id, run)
  }
  return [...runs.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

interface OutcomeRow {
  status: string | null
  checks_passed: number | null
  checks_total: number | null
  tests_passed: number | null
  tests_total: number | null
  turns: number | null
  reported_cost_usd: string | null
  started_at: Date | null
  ended_at: Date | null
}

interface SaidRow extends OutcomeRow {
  id: string
  framework: string | null
  language: string | null
  task: string | null
  group_name: string | null
  repeat: number | null
  model: string | null
  retry_of: string | null
  origin: RunOrigin
  tags: Record<string, string>
  results: SuiteResult[]
  created_at: Date
}

interface TaskRow extends OutcomeRow {
  run_id: string
  task: string
}

type SliceRow = Record<(typeof RUN_SUM_TOKENS)[number], string> & {
  run_id: string
  model: string | null
  provider: string | null
  framework: string | null
  project: string | null
  user_label: string | null
  team: string | null
  task: string | null
  service_tier: string | null
  speed: string | null
  inference_geo: string | null
  snapshot_id: string | null
  is_long_context: boolean | null
  has_components: boolean
  events: string
  unpriced_events: string
  lower_bound_events: string
  error_events: string
  cost_usd: string | null
  first_at: Date
  last_at: Date
}

const femto = (usd: string | null): bigint | null => (usd === null ? null : parseUsd(usd))
const ms = (at: Date | null): number | null => at?.getTime() ?? null

function toOutcome(row: OutcomeRow) {
  return {
    status: row.status,
    checksPassed: row.checks_passed,
    checksTotal: row.checks_total,
    testsPassed: row.tests_passed,
    testsTotal: row.tests_total,
    turns: row.turns,
    reportedFemto: femto(row.reported_cost_usd),
    startedAtMs: ms(row.started_at),
    endedAtMs: ms(row.ended_at),
  }
}

function toRun(row: SaidRow) {
  return {
    ...toOutcome(row),
    id: row.id,
    framework: row.framework,
    language: row.language,
    task: row.task,
    group: row.group_name,
    repeat: row.repeat,
    model: row.model,
    retryOf: row.retry_of,
    tags: row.tags,
    results: row.results,
    origin: row.origin,
    createdAtMs: ms(row.created_at),
  }
}

function unsaid(id: string): Omit<RunRecord, 'tasks' | 'slices'> {
  return {
    id,
    framework: null,
    language: null,
    task: null,
    group: null,
    repeat: null,
    model: null,
    retryOf: null,
    tags: {},
    origin: null,
    createdAtMs: null,
    status: null,
    checksPassed: null,
    checksTotal: null,
    testsPassed: null,
    testsTotal: null,
    turns: null,
    reportedFemto: null,
    startedAtMs: null,
    endedAtMs: null,
  }
}

const toTask = (row: TaskRow): RunTask => ({ task: row.task, ...toOutcome(row) })

function toSlice(row: SliceRow): RunSlice {
  return {
    model: row.model,
    provider: row.provider,
    framework: row.framework,
    project: row.project,
    user: row.user_label,
    team: row.team,
    task: row.task,
    serviceTier: row.service_tier,
    speed: row.speed,
    inferenceGeo: row.inference_geo,
    price:
      row.snapshot_id === null
        ? null
        : { snapshotId: row.snapshot_id, isLongContext: row.is_long_context === true },
    hasComponents: row.has_components,
    events: Number(row.events),
    unpricedEvents: Number(row.unpriced_events),
    lowerBoundEvents: Number(row.lower_bound_events),
    errorEvents: Number(row.error_events),
    inputTokens: Number(row.input_tokens),
    outputTokens: Number(row.output_tokens),
    cacheReadTokens: Number(row.cache_read_tokens),
    cacheWrite5mTokens: Number(row.cache_write_5m_tokens),
    cacheWrite1hTokens: Number(row.cache_write_1h_tokens),
    reasoningTokens: Number(row.reasoning_tokens),
    webSearchRequests: Number(row.web_search_requests),
    costFemto: femto(row.cost_usd),
    firstAtMs: row.first_at.getTime(),
    lastAtMs: row.last_at.getTime(),
  }
}
