import { formatUsd } from '../domain/money'
import { type JudgedModel, judgeModel } from '../domain/routing/judge-model'
import { modelEvidence } from '../domain/routing/model-evidence'
import type { RoutedTask } from '../domain/routing/route-tasks'
import { STANDARD_RULE } from '../domain/routing/routing-rule'
import type { RoutingReport } from '../services/routing/get-routing'
import { modelJson, oneModelJson, taskJson, totalJson } from './routing-json'
import type { ROUTING_TABLES } from './routing-query'

type Row = Record<string, string | number | null>

const BLANK_MODEL = judgeModel(
  modelEvidence(null, []),
  { contextWindow: null, peakRequestsPerMinute: null, requestsPerMinuteLimit: null, medianLatencyMs: null },
  STANDARD_RULE,
)
const BLANK_TASK: RoutedTask = {
  name: null,
  runs: 0,
  decidedRuns: 0,
  passedRuns: 0,
  runsWithoutCost: 0,
  spentFemto: null,
  models: [],
  route: null,
  whyNoRoute: null,
  savings: null,
  cascade: null,
}

/** One table of the report, its columns named also where it has no lines. */
export function routingTable(
  report: RoutingReport,
  table: (typeof ROUTING_TABLES)[number],
): { name: string; rows: Row[]; columns: string[]; total?: Row } {
  const { by, rows, oneModel } = report
  const name = `outlay-routing_${table}_by-${by}`
  switch (table) {
    case 'models': {
      const lines = rows.flatMap((row) => row.models.map((one) => modelRow(by, row.name, one, row.route)))
      return { name, rows: lines, columns: Object.keys(modelRow(by, null, BLANK_MODEL, null)) }
    }
    case 'tasks':
      return {
        name,
        rows: rows.map((row) => taskRow(by, row)),
        columns: Object.keys(taskRow(by, BLANK_TASK)),
        total: totalJson(report.total),
      }
    case 'one_model':
      return {
        name,
        rows: oneModel.map((one) => ({
          ...oneModelJson(one),
          qualifies_everywhere: String(one.qualifiesEverywhere),
        })),
        columns: ['model', 'usd', 'more_than_routes_usd', 'qualifies_everywhere'],
      }
  }
}

function modelRow(by: string, name: string | null, one: JudgedModel, route: JudgedModel | null): Row {
  const { mixed, qualifies, chosen, ...figures } = modelJson(one, route)
  return {
    [by]: name,
    ...figures,
    mixed: String(mixed),
    qualifies: String(qualifies),
    chosen: String(chosen),
    reasons: one.reasons.join('; '),
  }
}

function taskRow(by: string, row: RoutedTask): Row {
  const { cascade } = row
  return {
    ...taskJson(by, row),
    cascade: cascade?.steps.map(({ model }) => model).join(' > ') ?? null,
    cascade_pass_rate: cascade?.passRate ?? null,
    cascade_usd_per_passing_run: cascade && formatUsd(cascade.perPassFemto),
  }
}
