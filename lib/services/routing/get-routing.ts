import { inOrganizationSql } from '../../data/database'
import { findCallLatencies } from '../../data/routing/find-call-latencies'
import { findPeakRequests } from '../../data/routing/find-peak-requests'
import { findModelRateLimits } from '../../data/routing/model-rate-limits'
import { findRunRecords } from '../../data/runs/find-run-records'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { contextWindowOf } from '../../domain/pricing/context-windows'
import type { ModelRateLimit } from '../../domain/routing/rate-limits'
import { cellKey, cellsOf, type RoutedTask, routeTasks } from '../../domain/routing/route-tasks'
import type { RoutingDimension, RoutingRule } from '../../domain/routing/routing-rule'
import {
  compareOneModel,
  type OneModel,
  type RoutingTotal,
  sumRouting,
} from '../../domain/routing/sum-routing'
import { filterSamples, type RunFilters } from '../../domain/runs/run-filters'
import type { RunRecord } from '../../domain/runs/run-record'
import { type RunSample, type SampleDimension, tasksOf, toRunSamples } from '../../domain/runs/run-sample'

export interface RoutingRequest {
  by: RoutingDimension
  rule: RoutingRule
  filters: RunFilters
  /** The organization's where not given. */
  timeZone?: string | undefined
}

/** Names whose values a page offers as filters. */
export const ROUTING_FILTERS = ['framework', 'group', 'project', 'language', 'user', 'team'] as const

export interface RoutingReport extends Omit<RoutingRequest, 'timeZone'> {
  timeZone: string
  rows: RoutedTask[]
  total: RoutingTotal
  oneModel: OneModel[]
  limits: ModelRateLimit[]
  choices: Record<(typeof ROUTING_FILTERS)[number], (string | null)[]>
}

/** Which work can go to a cheaper model without failing more, from the organization's own runs. */
export async function getRouting(caller: Caller, request: RoutingRequest): Promise<RoutingReport> {
  requireAllowed(caller, 'view_spend')
  const { by, rule, filters } = request
  const timeZone = request.timeZone ?? caller.timeZone
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const runs = await findRunRecords(tx)
    const all = toRunSamples(runs, by === 'task' || filters.names.task ? 'task' : 'run')
    const samples = filterSamples(all, filters, timeZone)
    const limits = await findModelRateLimits(tx)
    const limitOf = new Map(limits.map((one) => [one.model, one.requestsPerMinute]))
    const peaks = await findPeakRequests(tx, [...new Set(samples.map(({ runId }) => runId))])
    const latencies = await findCallLatencies(tx, partsOf(runs, samples, by))
    const rows = routeTasks(samples, by, rule, (name, { model, isMixed, provider }) => {
      const one = isMixed ? null : model
      return {
        contextWindow: one === null ? null : contextWindowOf(provider, one),
        peakRequestsPerMinute: one === null ? null : (peaks.get(one) ?? null),
        requestsPerMinuteLimit: one === null ? null : (limitOf.get(one) ?? null),
        medianLatencyMs: latencies.get(cellKey(name, model)) ?? null,
      }
    })
    const total = sumRouting(rows)
    const valuesOf = (name: SampleDimension) =>
      [...new Set(all.map((sample) => sample[name]))].sort(nullsLast)
    return {
      by,
      rule,
      filters,
      timeZone,
      rows,
      total,
      oneModel: compareOneModel(rows, total, rule),
      limits,
      choices: {
        framework: valuesOf('framework'),
        group: valuesOf('group'),
        project: valuesOf('project'),
        language: valuesOf('language'),
        user: valuesOf('user'),
        team: valuesOf('team'),
      },
    }
  })
}

// A run of several tasks gives each of them only its own calls.
function partsOf(runs: readonly RunRecord[], samples: readonly RunSample[], by: RoutingDimension) {
  const several = new Set(runs.filter((run) => tasksOf(run).length > 1).map(({ id }) => id))
  return [...cellsOf(samples, by).values()].flatMap((cell) =>
    cell.samples.map(({ runId, task }) => ({
      runId,
      task: several.has(runId) ? task : null,
      place: cellKey(cell.name, cell.model),
    })),
  )
}

function nullsLast(a: string | null, b: string | null): number {
  return a === b ? 0 : a === null || (b !== null && a > b) ? 1 : -1
}
