import { displayNumberOf } from '../display/display-count'
import { sumKnown } from '../runs/run-record'
import type { RunSample } from '../runs/run-sample'
import { type Cascade, simulateCascade } from './cascade'
import { chooseRoute, compareModels, compareNames } from './choose-route'
import { type JudgedModel, judgeModel, type ModelFacts } from './judge-model'
import { type ModelEvidence, modelEvidence } from './model-evidence'
import { type RouteSavings, routeSavings } from './route-savings'
import type { RoutingDimension, RoutingRule } from './routing-rule'

/** One kind of work: its models, cheapest passing run first, and where it would go. Amounts are femto-dollars. */
export interface RoutedTask {
  name: string | null
  runs: number
  decidedRuns: number
  passedRuns: number
  runsWithoutCost: number
  /** What its runs of known cost cost; null where none is known. */
  spentFemto: bigint | null
  models: JudgedModel[]
  route: JudgedModel | null
  /** Why there is no route; null where there is one. */
  whyNoRoute: string | null
  /** Null where there is no route. */
  savings: RouteSavings | null
  cascade: Cascade | null
}

/** A place in the report: which kind of work, which model. */
export const cellKey = (name: string | null, model: string | null): string => JSON.stringify([name, model])

/** The samples of each kind of work and model. */
export function cellsOf(
  samples: readonly RunSample[],
  by: RoutingDimension,
): Map<string, { name: string | null; model: string | null; samples: RunSample[] }> {
  const cells = new Map<string, { name: string | null; model: string | null; samples: RunSample[] }>()
  for (const sample of samples) {
    const { model } = sample
    const key = cellKey(sample[by], model)
    const cell = cells.get(key) ?? { name: sample[by], model, samples: [] }
    cell.samples.push(sample)
    cells.set(key, cell)
  }
  return cells
}

/** A row for each kind of work, dearest first, work of no name last: it is never routed. */
export function routeTasks(
  samples: readonly RunSample[],
  by: RoutingDimension,
  rule: RoutingRule,
  factsOf: (name: string | null, evidence: ModelEvidence) => ModelFacts,
): RoutedTask[] {
  const models = new Map<string | null, JudgedModel[]>()
  for (const cell of cellsOf(samples, by).values()) {
    const evidence = modelEvidence(cell.model, cell.samples)
    const judged = judgeModel(evidence, factsOf(cell.name, evidence), rule)
    models.set(cell.name, [...(models.get(cell.name) ?? []), judged])
  }
  return [...models]
    .map(([name, judged]) => toTask(name, judged.sort(compareModels), by, rule))
    .sort(compareTasks)
}

function compareTasks(a: RoutedTask, b: RoutedTask): number {
  const [left, right] = [a.spentFemto ?? -1n, b.spentFemto ?? -1n]
  if (a.name === null || b.name === null || left === right) return compareNames(a.name, b.name)
  return left > right ? -1 : 1
}

function toTask(
  name: string | null,
  models: JudgedModel[],
  by: RoutingDimension,
  rule: RoutingRule,
): RoutedTask {
  const route = name === null ? null : chooseRoute(models)
  const sum = (of: (one: JudgedModel) => number) => models.reduce((all, one) => all + of(one), 0)
  return {
    name,
    runs: sum(({ runs }) => runs),
    decidedRuns: sum(({ decidedRuns }) => decidedRuns),
    passedRuns: sum(({ passedRuns }) => passedRuns),
    runsWithoutCost: sum(({ runs, measuredRuns, reportedRuns }) => runs - measuredRuns - reportedRuns),
    spentFemto: sumKnown(models.map(({ totalFemto }) => totalFemto)),
    models,
    route,
    whyNoRoute: route === null ? whyNoRoute(name, models, by) : null,
    savings: route && routeSavings(models, route),
    cascade: name === null ? null : simulateCascade(models, route, rule),
  }
}

function whyNoRoute(name: string | null, models: readonly JudgedModel[], by: RoutingDimension): string {
  if (name === null) return `These runs name no ${by}: there is nothing to route by.`
  const [closest] = models
    .flatMap((one) => (one.passesNeeded ? [{ model: one.model, passes: one.passesNeeded }] : []))
    .sort((a, b) => a.passes - b.passes || compareNames(a.model, b.model))
  if (closest === undefined) return 'No model qualifies.'
  return `No model qualifies. ${closest.model} comes closest: ${displayNumberOf(closest.passes, 'more run')} would have to pass in a row.`
}
