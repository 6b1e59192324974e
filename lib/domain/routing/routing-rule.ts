import type { FieldError } from '../errors'

/** Names that work is routed by. */
export const ROUTING_DIMENSIONS = ['task', 'language', 'framework', 'project'] as const
export type RoutingDimension = (typeof ROUTING_DIMENSIONS)[number]

export const ROUTING_EVIDENCE = ['interval', 'point'] as const

/** When a model is good enough to be routed to. */
export interface RoutingRule {
  /** Share of runs that must pass, 0 to 1. */
  minPassRate: number
  /** Runs of known outcome without which nothing is said. */
  minRuns: number
  /** What is held against the rate: the lower bound of the 95 % interval, or the bare share, which is looser. */
  evidence: (typeof ROUTING_EVIDENCE)[number]
}

export const STANDARD_RULE: RoutingRule = { minPassRate: 0.9, minRuns: 5, evidence: 'interval' }

export const MOST_RUNS = 10_000
const DECIMAL = /^(?:\d{1,9}(?:\.\d{0,15})?|\.\d{1,15})$/

/** Reads `min_pass_rate`, `min_runs` and `evidence`; the standard and a named error stand for what is not usable. */
export function parseRoutingRule(query: URLSearchParams): { rule: RoutingRule; fields: FieldError[] } {
  const fields: FieldError[] = []
  const rate = query.get('min_pass_rate')?.trim() || String(STANDARD_RULE.minPassRate)
  const isRate = DECIMAL.test(rate) && Number(rate) <= 1
  if (!isRate) fields.push({ path: 'min_pass_rate', message: 'Give a share from 0 to 1, such as 0.9.' })
  const runs = query.get('min_runs')?.trim() || String(STANDARD_RULE.minRuns)
  const isRuns = /^\d{1,5}$/.test(runs) && Number(runs) >= 1 && Number(runs) <= MOST_RUNS
  if (!isRuns) fields.push({ path: 'min_runs', message: `Give a whole number from 1 to ${MOST_RUNS}.` })
  const asked = query.get('evidence') || STANDARD_RULE.evidence
  const evidence = ROUTING_EVIDENCE.find((one) => one === asked)
  if (!evidence)
    fields.push({ path: 'evidence', message: 'interval (the lower bound), or point (the bare share).' })
  return {
    rule: {
      minPassRate: isRate ? Number(rate) : STANDARD_RULE.minPassRate,
      minRuns: isRuns ? Number(runs) : STANDARD_RULE.minRuns,
      evidence: evidence ?? STANDARD_RULE.evidence,
    },
    fields,
  }
}

/** The rule as pairs of an address, without what is standard. */
export function routingRuleEntries({ minPassRate, minRuns, evidence }: RoutingRule): [string, string][] {
  const entries: [string, string][] = []
  if (minPassRate !== STANDARD_RULE.minPassRate) entries.push(['min_pass_rate', String(minPassRate)])
  if (minRuns !== STANDARD_RULE.minRuns) entries.push(['min_runs', String(minRuns)])
  if (evidence !== STANDARD_RULE.evidence) entries.push(['evidence', evidence])
  return entries
}
