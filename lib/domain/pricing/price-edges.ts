import { MODIFIER_ENDS } from './modifiers'
import type { PriceBook } from './price-book'
import { type PriceWindow, parsePriceWindow } from './price-window'
import { indexSnapshot, resolveModel } from './resolve-model'

/** Where the price of a model may change. Calls between two edges cost the same a token. */
export interface PriceEdges {
  /** Instants (milliseconds, UTC) from which on another price may hold. */
  instants: readonly number[]
  /** Numbers of input tokens over which a call's price changes. */
  thresholds: readonly number[]
}

const MS_PER_MINUTE = 60_000
const MS_PER_DAY = 86_400_000

/**
 * The edges of a model's price within a range of instants (milliseconds, UTC, both included): dates of the catalogue,
 * of own prices and of multipliers, hours of recurring windows, long-context thresholds. There may be more edges than
 * changes, never fewer.
 */
export function priceEdges(
  book: PriceBook,
  provider: string | null,
  model: string,
  range: { fromMs: number; toMs: number },
): PriceEdges {
  const resolved = resolveModel(indexSnapshot(book.snapshot), provider, model)
  const rows = resolved.kind === 'known' ? resolved.rows : []
  const dates = [
    ...rows.flatMap(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo]),
    ...book.overrides.flatMap(({ effective_from, effective_to }) => [effective_from, effective_to]),
  ].flatMap((date) => (date === null ? [] : [Date.parse(date)]))
  const windows = new Set(rows.flatMap(({ window }) => (window === null ? [] : [window])))
  return {
    instants: [
      ...dates,
      ...MODIFIER_ENDS,
      ...[...windows].flatMap((text) => windowEdges(parsePriceWindow(text), range)),
    ].filter((instant) => instant >= range.fromMs && instant <= range.toMs),
    thresholds: rows.flatMap(({ tier }) => (tier === null ? [] : [tier.overTokens])),
  }
}

function windowEdges(window: PriceWindow, range: { fromMs: number; toMs: number }): number[] {
  const offset = window.offsetMinutes * MS_PER_MINUTE
  const first = Math.floor((range.fromMs + offset) / MS_PER_DAY)
  const last = Math.floor((range.toMs + offset) / MS_PER_DAY)
  const edges: number[] = []
  for (let day = first; day <= last; day++)
    for (const { start, end } of window.spans)
      for (const minute of [0, start, end]) edges.push(day * MS_PER_DAY + minute * MS_PER_MINUTE - offset)
  return edges
}
