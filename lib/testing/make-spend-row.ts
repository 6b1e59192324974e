import type { SpendMeasures, SpendRow } from '../domain/usage/spend'

/** A row of spend with one priced event and no tokens, but for what is given. */
export function makeSpendRow(values: SpendRow['values'], measures: Partial<SpendMeasures> = {}): SpendRow {
  return {
    values,
    events: 1,
    unpricedEvents: 0,
    reportedEvents: 0,
    lowerBoundEvents: 0,
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWrite5mTokens: 0,
    cacheWrite1hTokens: 0,
    reasoningTokens: 0,
    webSearchRequests: 0,
    costUsd: '0',
    reportedCostUsd: null,
    ...measures,
  }
}
