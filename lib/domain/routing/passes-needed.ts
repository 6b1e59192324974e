import { wilsonInterval } from '../statistics/wilson-interval'
import type { RoutingRule } from './routing-rule'

const MOST = 1_000_000

/**
 * How many more runs in a row would have to pass until the rule is met; 0 where it is, null where no number of runs is
 * enough (the lower bound of the interval never reaches 1). Each passing run raises both the share and its lower bound
 * (n of n has the bound n / (n + 1.96²): 10 of 10 is 0.722, and 0.9 takes 35 of 35), so that halving finds the least.
 */
export function passesNeeded(passed: number, runs: number, rule: RoutingRule): number | null {
  const isMet = (more: number) =>
    runs + more >= rule.minRuns && (rateHeld(passed + more, runs + more, rule) ?? 0) >= rule.minPassRate
  if (!isMet(MOST)) return null
  let [low, high] = [0, MOST]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isMet(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The rate that is held against the threshold: the interval's lower bound, or the share itself; null of no runs. */
export function rateHeld(passed: number, runs: number, { evidence }: RoutingRule): number | null {
  if (runs === 0) return null
  return evidence === 'point' ? passed / runs : (wilsonInterval(passed, runs)?.low ?? null)
}
