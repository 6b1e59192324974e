import { formatFraction, formatUsd } from '../domain/money'
import { assumptionsOf } from '../domain/what-if/assumptions'
import { modelMapPairs } from '../domain/what-if/model-map'
import { RowSum } from '../domain/what-if/row-sum'
import { passRateOf, savingsOf } from '../domain/what-if/savings'
import type {
  NotRepriced,
  RunEvidence,
  WhatIfAmounts,
  WhatIfCounts,
  WhatIfReport,
  WhatIfRow,
} from '../domain/what-if/what-if-report'

type Cell = string | number | null

const usd = (femto: bigint | null): string | null => (femto === null ? null : formatUsd(femto))

function amountsJson(amounts: WhatIfAmounts): Record<string, Cell> {
  const savings = savingsOf(amounts)
  return {
    actual_usd: usd(amounts.actualFemto),
    what_if_usd: usd(amounts.whatIfFemto),
    low_usd: usd(amounts.lowFemto),
    high_usd: usd(amounts.highFemto),
    kept_usd: formatUsd(amounts.keptFemto),
    saving_usd: savings.usd,
    saving_low_usd: savings.lowUsd,
    saving_high_usd: savings.highUsd,
    saving_percent: savings.percent,
  }
}

function countsJson(counts: WhatIfCounts): Record<string, Cell> {
  return {
    events: counts.events,
    input_tokens: Number(counts.inputTokens),
    output_tokens: Number(counts.outputTokens),
    cache_read_tokens: Number(counts.cacheReadTokens),
    cache_write_5m_tokens: Number(counts.cacheWrite5mTokens),
    cache_write_1h_tokens: Number(counts.cacheWrite1hTokens),
    web_search_requests: Number(counts.webSearchRequests),
    repriced_events: counts.repricedEvents,
    not_repriced_events: counts.notRepriced.reduce((sum, { events }) => sum + events, 0),
  }
}

const reasonsJson = (reasons: readonly NotRepriced[]) =>
  reasons.map(({ kind, reason, events }) => ({ kind, reason, events }))

const evidenceJson = (evidence: RunEvidence) => ({ ...evidence, pass_rate: passRateOf(evidence) })

/** The answer of `GET /api/v1/what-if`. */
export function whatIfJson(report: WhatIfReport): object {
  const { from, to, timeZone, scenario, snapshotId, rows, total, eventsKeptFrom } = report
  return {
    currency: 'USD',
    from,
    to,
    tz: timeZone,
    events_kept_from: eventsKeptFrom?.toISOString() ?? null,
    price_snapshot: snapshotId,
    ...amountsJson(total),
    ...countsJson(total),
    not_repriced: reasonsJson(total.notRepriced),
    over_context_events: total.overContextEvents,
    unknown_context_events: total.unknownContextEvents,
    assumptions: {
      map: modelMapPairs(scenario.map),
      tier: scenario.tier,
      batch_share: formatFraction(scenario.batchShare),
      cache_hit_rate: scenario.cacheHitRate === null ? null : formatFraction(scenario.cacheHitRate),
      token_factor_low: formatFraction(scenario.tokenFactorLow),
      token_factor_high: formatFraction(scenario.tokenFactorHigh),
      notes: assumptionsOf(scenario),
    },
    rows: rows.map((row) => ({
      from_model: row.fromModel,
      to_model: row.toModel,
      ...amountsJson(row),
      ...countsJson(row),
      not_repriced: reasonsJson(row.notRepriced),
      context_window: row.contextWindow,
      over_context_events: row.overContextEvents,
      evidence: evidenceJson(row.toEvidence),
      from_evidence: evidenceJson(row.fromEvidence),
    })),
  }
}

/** The rows as a table, its columns named also where it has none. */
export function whatIfTable({ rows, total }: WhatIfReport): {
  rows: Record<string, Cell>[]
  columns: string[]
  total: Record<string, Cell>
} {
  const blank = new RowSum().toRow({ fromModel: null, toModel: null, contextWindow: null })
  return {
    rows: rows.map(tableRow),
    columns: Object.keys(tableRow(blank)),
    total: { ...amountsJson(total), ...countsJson(total) },
  }
}

function tableRow(row: WhatIfRow): Record<string, Cell> {
  return {
    from_model: row.fromModel,
    to_model: row.toModel,
    ...amountsJson(row),
    ...countsJson(row),
    not_repriced: row.notRepriced.map(({ reason, events }) => `${events}: ${reason}`).join(' '),
    context_window: row.contextWindow,
    over_context_events: row.overContextEvents,
    runs: row.toEvidence.runs,
    passed: row.toEvidence.passed,
    pass_rate: passRateOf(row.toEvidence),
  }
}
