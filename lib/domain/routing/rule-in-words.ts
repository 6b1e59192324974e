import { displayCount, displayNumberOf } from '../display/display-count'
import { passesNeeded } from './passes-needed'
import type { RoutingRule } from './routing-rule'

/** The rule of evidence said aloud, with what it takes at the least. */
export function ruleInWords(rule: RoutingRule): string {
  const runs = `at least ${displayNumberOf(rule.minRuns, 'run')} of known outcome`
  const least = passesNeeded(0, 0, rule)
  if (rule.evidence === 'point')
    return `A model may be routed to with ${runs}, ${rule.minPassRate} or more of which passed. That is the looser rule: the share of a few runs says little of the next ones.`
  const takes =
    least === null
      ? 'No number of runs is enough for that.'
      : `Without a single failure that takes ${displayCount(least)} runs.`
  return `A model may be routed to with ${runs} where the lower bound of the 95% interval of its pass rate (Wilson) is ${rule.minPassRate} or more. ${takes}`
}
