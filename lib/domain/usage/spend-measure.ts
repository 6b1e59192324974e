import { displayCompact, displayCount } from '../display/display-count'
import { displayExactUsd, displayUsd, femtoOf } from '../display/display-usd'
import { formatUsd } from '../money'
import type { SpendMeasures } from './spend'

export type MeasureUnit = 'usd' | 'count'

/** What a page can measure spend by. Amounts are exact: femto-dollars or whole numbers, so that they can be added. */
export interface SpendMeasure {
  id: string
  label: string
  unit: MeasureUnit
  /** Null where there is no figure, which is not zero. */
  amountOf: (measures: SpendMeasures) => bigint | null
}

const count =
  (of: (measures: SpendMeasures) => number) =>
  (measures: SpendMeasures): bigint =>
    BigInt(of(measures))
const usd =
  (of: (measures: SpendMeasures) => string | null) =>
  (measures: SpendMeasures): bigint | null => {
    const text = of(measures)
    return text === null ? null : femtoOf(text)
  }

/** All tokens of a call, each counted once: reasoning is a part of the output. */
export function totalTokens(measures: SpendMeasures): number {
  return (
    measures.inputTokens +
    measures.outputTokens +
    measures.cacheReadTokens +
    measures.cacheWrite5mTokens +
    measures.cacheWrite1hTokens
  )
}

export const SPEND_MEASURES = [
  { id: 'cost', label: 'Cost', unit: 'usd', amountOf: usd((m) => m.costUsd) },
  { id: 'tokens', label: 'Tokens', unit: 'count', amountOf: count(totalTokens) },
  { id: 'input', label: 'Input tokens', unit: 'count', amountOf: count((m) => m.inputTokens) },
  { id: 'output', label: 'Output tokens', unit: 'count', amountOf: count((m) => m.outputTokens) },
  { id: 'cache_read', label: 'Cache read tokens', unit: 'count', amountOf: count((m) => m.cacheReadTokens) },
  {
    id: 'cache_write',
    label: 'Cache write tokens',
    unit: 'count',
    amountOf: count((m) => m.cacheWrite5mTokens + m.cacheWrite1hTokens),
  },
  { id: 'reasoning', label: 'Reasoning tokens', unit: 'count', amountOf: count((m) => m.reasoningTokens) },
  { id: 'events', label: 'Calls', unit: 'count', amountOf: count((m) => m.events) },
  { id: 'web_search', label: 'Web searches', unit: 'count', amountOf: count((m) => m.webSearchRequests) },
  { id: 'unpriced', label: 'Calls without a price', unit: 'count', amountOf: count((m) => m.unpricedEvents) },
  { id: 'reported', label: 'Reported cost', unit: 'usd', amountOf: usd((m) => m.reportedCostUsd) },
] as const satisfies readonly SpendMeasure[]

export type SpendMeasureId = (typeof SPEND_MEASURES)[number]['id']

/** The measure of an id; cost where it is none of ours. */
export function spendMeasure(id: string | null): SpendMeasure & { id: SpendMeasureId } {
  return SPEND_MEASURES.find((measure) => measure.id === id) ?? SPEND_MEASURES[0]
}

/** An amount as exact decimal text. */
export function amountText(amount: bigint, unit: MeasureUnit): string {
  return unit === 'usd' ? formatUsd(amount) : amount.toString()
}

/** An amount's exact text as a page shows it. */
export function displayAmount(text: string | null, unit: MeasureUnit): string {
  if (unit === 'usd') return displayUsd(text)
  return text === null ? displayUsd(null) : displayCompact(BigInt(text))
}

/** An amount's exact text in full, for the hover. */
export function displayExactAmount(text: string | null, unit: MeasureUnit): string {
  if (unit === 'usd') return displayExactUsd(text)
  return text === null ? displayExactUsd(null) : displayCount(BigInt(text))
}
