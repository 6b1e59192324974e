/** Dimensions that spend is cut by; tags as `tag.NAME`. */
export const SPEND_DIMENSIONS = [
  'hour',
  'day',
  'week',
  'month',
  'model',
  'provider',
  'source',
  'project',
  'framework',
  'user',
  'team',
  'task',
  'session',
  'run',
] as const
export type SpendDimension = (typeof SPEND_DIMENSIONS)[number] | `tag.${string}`

export type SpendFilters = Partial<Record<SpendDimension, readonly (string | null)[]>>

export interface SpendQuestion {
  /** Half-open range of instants; null is open. */
  from: Date | null
  to: Date | null
  timeZone: string
  groupBy: readonly SpendDimension[]
  filters: SpendFilters
}

export interface SpendMeasures {
  events: number
  unpricedEvents: number
  reportedEvents: number
  lowerBoundEvents: number
  inputTokens: number
  outputTokens: number
  cacheReadTokens: number
  cacheWrite5mTokens: number
  cacheWrite1hTokens: number
  reasoningTokens: number
  webSearchRequests: number
  /** Exact decimal text; null where no event has a cost. */
  costUsd: string | null
  /** Exact decimal text; null where no source reported one. */
  reportedCostUsd: string | null
}

export interface SpendRow extends SpendMeasures {
  /** One value a dimension asked for, in that order; null where the event has none. */
  values: (string | null)[]
}

/** Spend as it is shown: rows and the total of them all, in the zone and over the local days asked for (inclusive; null: no bound). */
export interface SpendReport {
  from: string | null
  to: string | null
  timeZone: string
  groupBy: readonly SpendDimension[]
  rows: SpendRow[]
  total: SpendMeasures
}

/** True for a name that spend can be grouped or filtered by. */
export function isSpendDimension(name: string): name is SpendDimension {
  return (SPEND_DIMENSIONS as readonly string[]).includes(name) || /^tag\.[^\0]{1,128}$/.test(name)
}
