import { displayCount, displayNumberOf } from '../domain/display/display-count'
import { displayExactUsd, displayUsd } from '../domain/display/display-usd'
import { formatUsd } from '../domain/money'
import type { Cascade } from '../domain/routing/cascade'
import { costPerPass } from '../domain/routing/choose-route'
import type { RouteSavings } from '../domain/routing/route-savings'
import type { RoutedTask } from '../domain/routing/route-tasks'
import type { RoutingDimension } from '../domain/routing/routing-rule'
import type { RoutingTotal } from '../domain/routing/sum-routing'
import { dimensionLabel, dimensionPlural } from '../domain/usage/dimension-label'
import { NO_VALUE } from '../domain/usage/spend-view'
import { displayRate, type RouteRow, toRouteRows } from './to-route-rows'

/** One kind of work as a card shows it. */
export interface RouteCardModel {
  key: string
  title: string
  href: string
  /** "18 runs, 16 of 18 passed". */
  description: string
  spentUsd: string | null
  route: string | null
  whyNoRoute: string | null
  rows: RouteRow[]
  saving: string | null
  cascade: { steps: string; sentence: string } | null
  hasReported: boolean
}

const usd = (femto: bigint) => displayUsd(formatUsd(femto))
const size = (femto: bigint) => (femto < 0n ? -femto : femto)

/** The address of the runs of a kind of work, of one model where it is given; `kept` are the filters that hold beside it. */
export function routedRunsHref(
  by: RoutingDimension,
  name: string | null,
  kept: readonly [string, string][],
  model?: { name: string | null; passed?: true | undefined },
): string {
  const own: [string, string][] = [[by, name ?? NO_VALUE]]
  if (model) own.push(['model', model.name ?? NO_VALUE])
  if (model?.passed) own.push(['passed', 'true'])
  const names = new Set(own.map(([one]) => one))
  return `/runs?${new URLSearchParams([...own, ...kept.filter(([one]) => !names.has(one))])}`
}

/** The cards of all kinds of work. */
export function toRouteCards(
  rows: readonly RoutedTask[],
  by: RoutingDimension,
  kept: readonly [string, string][],
): RouteCardModel[] {
  return rows.map((row) => ({
    key: JSON.stringify(row.name),
    title: row.name ?? `No ${dimensionLabel(by).toLowerCase()} named`,
    href: routedRunsHref(by, row.name, kept),
    description: `${displayNumberOf(row.runs, 'run')}, ${displayCount(row.passedRuns)} of ${displayCount(row.decidedRuns)} passed${row.runsWithoutCost > 0 ? `, ${displayCount(row.runsWithoutCost)} without a cost` : ''}`,
    spentUsd: row.spentFemto === null ? null : formatUsd(row.spentFemto),
    route: row.route?.model ?? null,
    whyNoRoute: row.whyNoRoute,
    rows: toRouteRows(row, (model, passed) => routedRunsHref(by, row.name, kept, { name: model, passed })),
    saving: row.route && row.savings && savingSentence(row.route.model ?? '', row.savings, row.models.length),
    cascade: row.cascade && toCascade(row.cascade, row),
    hasReported: row.models.some(({ reportedRuns }) => reportedRuns > 0),
  }))
}

function savingSentence(model: string, savings: RouteSavings, models: number): string {
  if (models === 1) return 'All of its runs went to this model already: there is nothing to save.'
  const { savingFemto: saving } = savings
  const range = rangeOf(savings)
  if (saving === 0n) return `As many passing runs with ${model} would have cost the same${range}.`
  return saving > 0n
    ? `As many passing runs with ${model} would have cost ${usd(saving)} less${range}.`
    : `As many passing runs with ${model} would have cost ${usd(-saving)} more${range}: what is cheaper does not qualify.`
}

/** " (from $3.00 less to $5.00 less)", nothing where the two are shown alike. */
export function rangeOf({ lowFemto, highFemto }: Pick<RouteSavings, 'lowFemto' | 'highFemto'>): string {
  const side = (femto: bigint) => `${usd(size(femto))} ${femto < 0n ? 'more' : 'less'}`
  return side(lowFemto) === side(highFemto) ? '' : ` (from ${side(lowFemto)} to ${side(highFemto)})`
}

function toCascade(cascade: Cascade, { route }: RoutedTask): RouteCardModel['cascade'] {
  const own = route && costPerPass(route)
  const compared =
    route && own !== null
      ? ` The route alone: ${displayRate(route.counted.passed / route.counted.runs)} at the first try, ${usd(own)} a passing run.`
      : ''
  return {
    steps: cascade.steps
      .map(
        ({ model, passRate, tryFemto, reached }) =>
          `${model} (${usd(tryFemto)} a try, ${displayRate(passRate)} pass${reached === 1 ? '' : `, reached by ${displayRate(reached)}`})`,
      )
      .join(', then '),
    sentence: `${displayRate(cascade.passRate)} would pass, at ${usd(cascade.perPassFemto)} a passing run.${compared}`,
  }
}

/** What the routes would have saved, large, and a sentence beside it. */
export function toRoutingHeadline(
  total: RoutingTotal,
  by: RoutingDimension,
): { text: string; exact: string; sentence: string } {
  const { savingFemto: saving, routedTasks, tasks } = total
  const of = `${displayCount(routedTasks)} of ${displayNumberOf(tasks, by, dimensionPlural(by))}`
  if (total.spentFemto === null)
    return {
      text: 'No cost known',
      exact: '',
      sentence: 'None of these runs has a cost, so nothing can be said.',
    }
  if (routedTasks === 0)
    return {
      text: 'No route yet',
      exact: '',
      sentence: `No model meets the rule in any ${dimensionLabel(by).toLowerCase()}: each says below what it lacks.`,
    }
  return {
    text: usd(size(saving)),
    exact: displayExactUsd(formatUsd(size(saving))),
    sentence: `${saving < 0n ? 'more is what routing so would have cost' : 'is what routing so would have saved'}${rangeOf(total)}, with a route for ${of}.`,
  }
}
