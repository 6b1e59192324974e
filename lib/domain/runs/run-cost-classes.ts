import { formatUsd } from '../money'
import { COST_CLASSES, type CostByClass, type CostClass } from './cost-by-class'
import type { RunRecord } from './run-record'

/** What a class of tokens came to in a run; tokens are null for what is of no single class. */
export interface RunCostClass {
  costClass: CostClass
  count: number | null
  costUsd: string | null
}

/** The classes that a run has, in their fixed order: tokens (searches are requests), and cost in exact decimal USD. */
export function toRunCostClasses(run: Pick<RunRecord, 'slices'>, costs: CostByClass): RunCostClass[] {
  const sum = (name: (typeof COUNT_OF)[keyof typeof COUNT_OF]) =>
    run.slices.reduce((all, slice) => all + slice[name], 0)
  return COST_CLASSES.flatMap((costClass): RunCostClass[] => {
    const count = isCounted(costClass) ? sum(COUNT_OF[costClass]) : null
    const femto = costs[costClass] ?? null
    if (femto === null && !count) return []
    return [{ costClass, count, costUsd: femto === null ? null : formatUsd(femto) }]
  })
}

const COUNT_OF = {
  input: 'inputTokens',
  output: 'outputTokens',
  cache_read: 'cacheReadTokens',
  cache_write_5m: 'cacheWrite5mTokens',
  cache_write_1h: 'cacheWrite1hTokens',
  web_search: 'webSearchRequests',
} as const

const isCounted = (costClass: CostClass): costClass is keyof typeof COUNT_OF => costClass in COUNT_OF
