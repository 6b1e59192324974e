import { divideHalfEven } from '../money'
import { compareNames } from './choose-route'
import type { JudgedModel } from './judge-model'
import type { RoutingRule } from './routing-rule'

/** One try of a cascade. */
export interface CascadeStep {
  model: string
  /** Share of its own runs that passed. */
  passRate: number
  /** Femto-dollars of a try, mean. */
  tryFemto: bigint
  /** How often it comes to this try, 0 to 1. */
  reached: number
}

export interface Cascade {
  steps: CascadeStep[]
  /** Femto-dollars of one piece of work, whether it passes in the end or not. */
  expectedFemto: bigint
  passRate: number
  /** Femto-dollars of a passing result. */
  perPassFemto: bigint
}

const MOST_STEPS = 3

/**
 * Cheap first, the next on failure: what a chain of up to three models would come to. With a try of model i costing
 * c(i) = its cost / its runs and failing with f(i) = its failures / its runs, each independent of the tries before,
 * expected cost = c(1) + f(1) c(2) + f(1) f(2) c(3), pass rate = 1 − f(1) f(2) f(3), and a passing result costs the one
 * over the other; exact, rounded half-even once. That is a mean of the models' own costs per passing run, weighed by
 * who passes: never under the cheapest of them; what a cascade buys is the pass rate. Real failures are not
 * independent (what is hard for one is hard for the next), so the rate is at most this. Null of fewer than two models.
 *
 * In it are models of enough runs with a whole cost that passed at least once and stay within their limit, by the cost
 * of a try; the route's own model is always the last of them where it is dearer than three.
 */
export function simulateCascade(
  models: readonly JudgedModel[],
  route: JudgedModel | null,
  rule: RoutingRule,
): Cascade | null {
  const usable = models.filter((one) => isUsable(one, rule)).sort(compareTries)
  const chain = usable.slice(0, MOST_STEPS)
  if (route !== null && !chain.includes(route)) chain[MOST_STEPS - 1] = route
  if (chain.length < 2) return null
  // Over the product of all runs so far: numerators of the cost, of the chance that all failed.
  let [cost, failed, runs] = [0n, 1n, 1n]
  const steps = chain.map((one): CascadeStep => {
    const n = BigInt(one.counted.runs)
    const reached = Number(failed) / Number(runs)
    cost = cost * n + failed * one.counted.femto
    failed *= n - BigInt(one.counted.passed)
    runs *= n
    return {
      model: one.model ?? '',
      passRate: one.counted.passed / one.counted.runs,
      tryFemto: divideHalfEven(one.counted.femto, n),
      reached,
    }
  })
  return {
    steps,
    expectedFemto: divideHalfEven(cost, runs),
    passRate: Number(runs - failed) / Number(runs),
    perPassFemto: divideHalfEven(cost, runs - failed),
  }
}

function isUsable(one: JudgedModel, { minRuns }: RoutingRule): boolean {
  const { peakRequestsPerMinute: peak, requestsPerMinuteLimit: limit, counted } = one
  const isOver = peak !== null && limit !== null && peak > limit
  return (
    one.model !== null &&
    !one.isMixed &&
    !isOver &&
    one.unpricedEvents === 0 &&
    counted.runs >= minRuns &&
    counted.passed > 0
  )
}

function compareTries(a: JudgedModel, b: JudgedModel): number {
  const [left, right] = [a.counted.femto * BigInt(b.counted.runs), b.counted.femto * BigInt(a.counted.runs)]
  return left === right ? compareNames(a.model, b.model) : left < right ? -1 : 1
}
