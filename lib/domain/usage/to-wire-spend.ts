import type { SpendDimension, SpendMeasures, SpendReport, SpendRow } from './spend'

/** The figures of a row as CONTRACT.md names them. */
export function measuresJson(measures: SpendMeasures): Record<string, number | string | null> {
  return {
    events: measures.events,
    input_tokens: measures.inputTokens,
    output_tokens: measures.outputTokens,
    cache_read_tokens: measures.cacheReadTokens,
    cache_write_5m_tokens: measures.cacheWrite5mTokens,
    cache_write_1h_tokens: measures.cacheWrite1hTokens,
    reasoning_tokens: measures.reasoningTokens,
    web_search_requests: measures.webSearchRequests,
    cost_usd: measures.costUsd,
    reported_cost_usd: measures.reportedCostUsd,
    unpriced_events: measures.unpricedEvents,
    lower_bound_events: measures.lowerBoundEvents,
  }
}

/** A row with its dimensions first. */
export function rowJson(
  groupBy: readonly SpendDimension[],
  row: SpendRow,
): Record<string, number | string | null> {
  const dimensions = groupBy.map((dimension, index) => [dimension, row.values[index] ?? null] as const)
  return { ...Object.fromEntries(dimensions), ...measuresJson(row) }
}

/** The answer of `GET /api/v1/spend`. */
export function spendJson(report: SpendReport): object {
  return {
    currency: 'USD',
    from: report.from,
    to: report.to,
    tz: report.timeZone,
    group_by: report.groupBy,
    rows: report.rows.map((row) => rowJson(report.groupBy, row)),
    total: measuresJson(report.total),
  }
}
