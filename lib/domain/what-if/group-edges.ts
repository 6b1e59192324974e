import { type Fraction, ONE } from '../money'
import { contextWindowOf } from '../pricing/context-windows'
import type { PriceBook } from '../pricing/price-book'
import { priceEdges } from '../pricing/price-edges'
import type { Scenario } from './scenario'
import type { SwappedCall } from './swap-call'

/** Where calls stop to cost the same a token, or to fit: sorted, without repeats; a call on an edge lies over it. */
export interface Edges {
  /** Milliseconds, UTC. */
  instants: number[]
  contextTokens: number[]
  allTokens: number[]
}

/** The edges of every price that the swapped calls may have within the range of instants, at each token factor. */
export function groupEdges(
  calls: readonly SwappedCall[],
  scenario: Scenario,
  book: PriceBook,
  range: { fromMs: number; toMs: number },
): Edges {
  const factors = [ONE, scenario.tokenFactorLow, scenario.tokenFactorHigh]
  const edges: Edges = { instants: [], contextTokens: [], allTokens: [] }
  const seen = new Set<string>()
  for (const { provider, model, isAsked } of calls) {
    const key = JSON.stringify([provider, model])
    if (model === null || !isAsked || seen.has(key)) continue
    seen.add(key)
    const { instants, thresholds } = priceEdges(book, provider, model, range)
    edges.instants.push(...instants)
    for (const factor of factors)
      edges.contextTokens.push(...thresholds.map((tokens) => firstOver(tokens, factor)))
    const window = contextWindowOf(provider, model)
    if (window !== null) edges.allTokens.push(window + 1)
  }
  return {
    instants: sorted(edges.instants),
    contextTokens: sorted(edges.contextTokens),
    allTokens: sorted(edges.allTokens),
  }
}

/** The least whole number of tokens that, times the factor, is more than the threshold. */
function firstOver(threshold: number, { numerator, denominator }: Fraction): number {
  return Number((BigInt(threshold) * denominator) / numerator) + 1
}

function sorted(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}
