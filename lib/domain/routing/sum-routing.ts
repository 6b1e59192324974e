import { compareNames } from './choose-route'
import { routeSavings } from './route-savings'
import type { RoutedTask } from './route-tasks'
import type { RoutingRule } from './routing-rule'

/** All routes together. Femto-dollars. */
export interface RoutingTotal {
  tasks: number
  routedTasks: number
  runs: number
  runsWithoutCost: number
  /** Null where no cost is known. */
  spentFemto: bigint | null
  routedFemto: bigint | null
  savingFemto: bigint
  lowFemto: bigint
  highFemto: bigint
}

/** Everything with one model. Femto-dollars. */
export interface OneModel {
  model: string
  spentFemto: bigint
  /** What it would have cost more than the routes (negative: less). */
  overRoutesFemto: bigint
  /** It qualifies in every kind of work. */
  qualifiesEverywhere: boolean
}

/** What the routes come to; work without a route keeps its spend. The range adds the ends of each task's. */
export function sumRouting(rows: readonly RoutedTask[]): RoutingTotal {
  const known = rows.flatMap(({ spentFemto }) => spentFemto ?? [])
  const spent = known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0n)
  const total = (of: 'savingFemto' | 'lowFemto' | 'highFemto') =>
    rows.reduce((sum, { savings }) => sum + (savings?.[of] ?? 0n), 0n)
  const savingFemto = total('savingFemto')
  return {
    tasks: rows.filter(({ name }) => name !== null).length,
    routedTasks: rows.filter(({ route }) => route !== null).length,
    runs: rows.reduce((sum, { runs }) => sum + runs, 0),
    runsWithoutCost: rows.reduce((sum, one) => sum + one.runsWithoutCost, 0),
    spentFemto: spent,
    routedFemto: spent === null ? null : spent - savingFemto,
    savingFemto,
    lowFemto: total('lowFemto'),
    highFemto: total('highFemto'),
  }
}

/**
 * What each single model would have cost for all work, cheapest first: those that have enough runs and a cost per
 * passing run in every named kind of work in which anything passed. Other work keeps its spend, as under the routes.
 */
export function compareOneModel(
  rows: readonly RoutedTask[],
  total: RoutingTotal,
  { minRuns }: RoutingRule,
): OneModel[] {
  const { spentFemto, routedFemto } = total
  if (spentFemto === null || routedFemto === null) return []
  const work = rows.filter(
    ({ name, models }) => name !== null && models.some(({ counted }) => counted.passed > 0),
  )
  const [first] = work
  const names = (first?.models ?? []).flatMap((one) => (one.isMixed || one.model === null ? [] : [one.model]))
  return names
    .flatMap((model): OneModel[] => {
      let [spent, qualifiesEverywhere] = [spentFemto, true]
      for (const { models } of work) {
        const own = models.find((one) => one.model === model && !one.isMixed)
        const savings = own && own.counted.runs >= minRuns ? routeSavings(models, own) : null
        if (own === undefined || savings === null) return []
        spent -= savings.savingFemto
        qualifiesEverywhere &&= own.qualifies
      }
      return [{ model, spentFemto: spent, overRoutesFemto: spent - routedFemto, qualifiesEverywhere }]
    })
    .sort((a, b) =>
      a.spentFemto === b.spentFemto ? compareNames(a.model, b.model) : a.spentFemto < b.spentFemto ? -1 : 1,
    )
}
