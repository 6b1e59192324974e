import { formatUsd } from '../domain/money'
import type { Cascade } from '../domain/routing/cascade'
import { costPerPass } from '../domain/routing/choose-route'
import type { JudgedModel } from '../domain/routing/judge-model'
import type { ModelRateLimit } from '../domain/routing/rate-limits'
import type { ExportedRoute } from '../domain/routing/route-export'
import type { RouteSavings } from '../domain/routing/route-savings'
import type { RoutedTask } from '../domain/routing/route-tasks'
import type { OneModel, RoutingTotal } from '../domain/routing/sum-routing'
import type { RoutingReport } from '../services/routing/get-routing'

const usd = (femto: bigint | null): string | null => (femto === null ? null : formatUsd(femto))

/** The figures of one model within one kind of work. */
export function modelJson(one: JudgedModel, route: JudgedModel | null) {
  return {
    model: one.model,
    mixed: one.isMixed,
    runs: one.runs,
    runs_with_outcome: one.decidedRuns,
    passed: one.passedRuns,
    pass_rate: one.passRate,
    pass_rate_low: one.interval?.low ?? null,
    pass_rate_high: one.interval?.high ?? null,
    median_usd: usd(one.medianFemto),
    total_usd: usd(one.totalFemto),
    usd_per_passing_run: usd(costPerPass(one)),
    median_duration_ms: one.medianDurationMs,
    median_latency_ms: one.medianLatencyMs,
    retried_runs: one.retriedRuns,
    context_window: one.contextWindow,
    peak_requests_per_minute: one.peakRequestsPerMinute,
    requests_per_minute_limit: one.requestsPerMinuteLimit,
    measured_runs: one.measuredRuns,
    reported_runs: one.reportedRuns,
    lower_bound_runs: one.lowerBoundRuns,
    unpriced_events: one.unpricedEvents,
    qualifies: one.qualifies,
    chosen: one === route,
    passing_runs_needed: one.passesNeeded,
  }
}

function savingsJson(savings: RouteSavings | null) {
  return {
    saving_usd: usd(savings?.savingFemto ?? null),
    saving_low_usd: usd(savings?.lowFemto ?? null),
    saving_high_usd: usd(savings?.highFemto ?? null),
  }
}

function cascadeJson(cascade: Cascade | null) {
  if (cascade === null) return null
  return {
    steps: cascade.steps.map(({ model, passRate, tryFemto, reached }) => ({
      model,
      pass_rate: passRate,
      usd_per_try: formatUsd(tryFemto),
      reached,
    })),
    expected_usd: formatUsd(cascade.expectedFemto),
    pass_rate: cascade.passRate,
    usd_per_passing_run: formatUsd(cascade.perPassFemto),
    assumption: 'Tries fail independently of each other; a try costs its model’s mean cost.',
  }
}

/** The figures of one kind of work, without its models. */
export function taskJson(by: string, row: RoutedTask) {
  const { spentFemto, savings, route } = row
  return {
    [by]: row.name,
    runs: row.runs,
    runs_with_outcome: row.decidedRuns,
    passed: row.passedRuns,
    runs_without_cost: row.runsWithoutCost,
    spent_usd: usd(spentFemto),
    cheapest_model: route?.model ?? null,
    usd_per_passing_run: route && usd(costPerPass(route)),
    why_no_route: row.whyNoRoute,
    routed_usd: spentFemto === null ? null : formatUsd(spentFemto - (savings?.savingFemto ?? 0n)),
    ...savingsJson(savings),
  }
}

/** Each single model for all work. */
export function oneModelJson(one: OneModel) {
  return {
    model: one.model,
    usd: formatUsd(one.spentFemto),
    more_than_routes_usd: formatUsd(one.overRoutesFemto),
    qualifies_everywhere: one.qualifiesEverywhere,
  }
}

function askedJson({ by, rule, filters, timeZone }: RoutingReport) {
  return {
    by,
    min_pass_rate: rule.minPassRate,
    min_runs: rule.minRuns,
    evidence: rule.evidence,
    from: filters.from,
    to: filters.to,
    tz: timeZone,
  }
}

/** What all kinds of work come to together. */
export function totalJson(total: RoutingTotal) {
  return {
    runs: total.runs,
    runs_without_cost: total.runsWithoutCost,
    spent_usd: usd(total.spentFemto),
    routed_usd: usd(total.routedFemto),
    saving_usd: formatUsd(total.savingFemto),
    saving_low_usd: formatUsd(total.lowFemto),
    saving_high_usd: formatUsd(total.highFemto),
  }
}

/** The answer of `GET /api/v1/routing`. */
export function routingJson(report: RoutingReport): object {
  const { total } = report
  return {
    currency: 'USD',
    ...askedJson(report),
    rows: report.rows.map((row) => ({
      ...taskJson(report.by, row),
      cascade: cascadeJson(row.cascade),
      models: row.models.map((one) => ({ ...modelJson(one, row.route), reasons: one.reasons })),
    })),
    total: { tasks: total.tasks, routed_tasks: total.routedTasks, ...totalJson(total) },
    one_model: report.oneModel.map(oneModelJson),
    methods: {
      pass_rate: 'runs that passed of those of known outcome; Wilson 95 % interval',
      usd_per_passing_run: 'all cost of the runs of known outcome, failed ones too, over those that passed',
      saving:
        'cost of the other models’ runs less as many passing runs at the route’s cost per passing run; runs of unknown outcome or cost stay as they were; low and high at the ends of the route’s interval',
    },
  }
}

/** The limits of `GET /api/v1/routing/limits`. */
export function rateLimitsJson(limits: readonly ModelRateLimit[]): object {
  return {
    data: limits.map(({ model, requestsPerMinute, updatedAt }) => ({
      model,
      requests_per_minute: requestsPerMinute,
      updated_at: updatedAt.toISOString(),
    })),
    next_cursor: null,
  }
}

/** The routes alone, for whoever builds a router. */
export function routesJson(report: RoutingReport, routes: readonly ExportedRoute[]): object {
  return {
    ...askedJson(report),
    routes: routes.map(({ name, route, model, requestsPerMinuteLimit, fallbacks }) => ({
      [report.by]: name,
      model: route.model,
      litellm_model: model,
      runs_with_outcome: route.decidedRuns,
      pass_rate: route.passRate,
      pass_rate_low: route.interval?.low ?? null,
      usd_per_passing_run: usd(costPerPass(route)),
      requests_per_minute_limit: requestsPerMinuteLimit,
      fallbacks: fallbacks.map((one) => one.model),
    })),
    not_routed: report.rows
      .filter(({ route }) => route === null)
      .map(({ name, whyNoRoute }) => ({ [report.by]: name, why: whyNoRoute })),
  }
}
