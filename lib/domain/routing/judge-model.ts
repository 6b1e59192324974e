import { displayCount, displayNumberOf } from '../display/display-count'
import type { ModelEvidence } from './model-evidence'
import { passesNeeded, rateHeld } from './passes-needed'
import type { RoutingRule } from './routing-rule'

/** What is known of a model beside its runs. */
export interface ModelFacts {
  /** Tokens that it takes at once. */
  contextWindow: number | null
  /** The most calls of it that fell within one minute of the clock, over all runs looked at. */
  peakRequestsPerMinute: number | null
  /** As the team set it. */
  requestsPerMinuteLimit: number | null
  /** Of its calls in these runs. */
  medianLatencyMs: number | null
}

export interface JudgedModel extends ModelEvidence, ModelFacts {
  qualifies: boolean
  /** Why it is not routed to; empty where it qualifies. */
  reasons: string[]
  /** Passing runs in a row until the rule is met; null where none are enough or runs are not what it lacks. */
  passesNeeded: number | null
}

/** Whether a model may be routed to, and each reason why not. */
export function judgeModel(evidence: ModelEvidence, facts: ModelFacts, rule: RoutingRule): JudgedModel {
  const { passedRuns, decidedRuns, counted } = evidence
  const isOne = evidence.model !== null && !evidence.isMixed
  const reasons: string[] = []
  if (evidence.model === null) reasons.push('no model known')
  if (evidence.isMixed) reasons.push('mixed: its calls went to several models')
  if (decidedRuns < rule.minRuns)
    reasons.push(
      `${displayNumberOf(decidedRuns, 'run')} of known outcome, ${displayCount(rule.minRuns)} needed`,
    )
  const held = rateHeld(passedRuns, decidedRuns, rule)
  if (held !== null && held < rule.minPassRate) {
    const what = rule.evidence === 'interval' ? 'lower bound' : 'pass rate'
    reasons.push(`${what} ${displayUnder(held, rule.minPassRate)}`)
  }
  const { peakRequestsPerMinute: peak, requestsPerMinuteLimit: limit } = facts
  if (peak !== null && limit !== null && peak > limit)
    reasons.push(`over its limit of ${displayNumberOf(limit, 'request')} a minute`)
  if (evidence.totalFemto === null || (decidedRuns > 0 && counted.runs === 0)) reasons.push('no cost known')
  else if (counted.runs > 0 && counted.passed === 0) reasons.push('none passed')
  if (evidence.unpricedEvents > 0)
    reasons.push(`cost not whole: ${displayNumberOf(evidence.unpricedEvents, 'call')} without a price`)
  return {
    ...evidence,
    ...facts,
    qualifies: reasons.length === 0,
    reasons,
    passesNeeded: isOne ? passesNeeded(passedRuns, decidedRuns, rule) : null,
  }
}

// Two decimals, or as many as it takes to tell the two apart.
function displayUnder(held: number, wanted: number): string {
  let places = 2
  while (places < 15 && held.toFixed(places) === wanted.toFixed(places)) places++
  return `${held.toFixed(places)} under ${wanted.toFixed(places)}`
}
