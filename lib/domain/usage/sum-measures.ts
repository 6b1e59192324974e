import { formatUsd, parseUsd } from '../money'
import type { SpendMeasures } from './spend'

const COUNTS = [
  'events',
  'unpricedEvents',
  'reportedEvents',
  'lowerBoundEvents',
  'inputTokens',
  'outputTokens',
  'cacheReadTokens',
  'cacheWrite5mTokens',
  'cacheWrite1hTokens',
  'reasoningTokens',
  'webSearchRequests',
] as const

/** The exact sum of rows; a cost is null where no row has one. */
export function sumMeasures(rows: readonly SpendMeasures[]): SpendMeasures {
  const sum = Object.fromEntries(COUNTS.map((name) => [name, rows.reduce((all, row) => all + row[name], 0)]))
  return {
    ...(sum as Record<(typeof COUNTS)[number], number>),
    costUsd: sumUsd(rows.map(({ costUsd }) => costUsd)),
    reportedCostUsd: sumUsd(rows.map(({ reportedCostUsd }) => reportedCostUsd)),
  }
}

/** The sum of no rows. */
export const NO_MEASURES: SpendMeasures = {
  ...(Object.fromEntries(COUNTS.map((name) => [name, 0])) as Record<(typeof COUNTS)[number], number>),
  costUsd: null,
  reportedCostUsd: null,
}

function sumUsd(amounts: readonly (string | null)[]): string | null {
  const known = amounts.filter((amount): amount is string => amount !== null)
  return known.length === 0
    ? null
    : formatUsd(known.reduce((all, amount) => all + (parseUsd(amount) ?? 0n), 0n))
}
