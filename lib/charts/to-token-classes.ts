import { displayShare } from '../domain/display/display-share'
import type { SpendMeasures } from '../domain/usage/spend'
import { totalTokens } from '../domain/usage/spend-measure'
import type { SeriesColour } from './assign-colours'

export interface TokenClass {
  label: string
  tokens: number
  share: string
  /** Of all tokens, 0 to 1: for the drawing only. */
  length: number
  colour: SeriesColour
}

/** Where tokens went, by class, and how much of the input came from the cache. */
export interface TokenClasses {
  classes: TokenClass[]
  total: number
  /** Cache reads of all input, cached and not; a dash where there was none. */
  cacheShare: string
  summary: string
}

const CLASSES = [
  { label: 'Input, not cached', colour: 1, tokensOf: (m: SpendMeasures) => m.inputTokens },
  { label: 'Cache read', colour: 5, tokensOf: (m: SpendMeasures) => m.cacheReadTokens },
  { label: 'Cache write, 5 minutes', colour: 6, tokensOf: (m: SpendMeasures) => m.cacheWrite5mTokens },
  { label: 'Cache write, 1 hour', colour: 2, tokensOf: (m: SpendMeasures) => m.cacheWrite1hTokens },
  { label: 'Output', colour: 4, tokensOf: (m: SpendMeasures) => m.outputTokens },
] as const

/** All input is what was not cached, what was read from the cache and what was written to it. */
export function toTokenClasses(measures: SpendMeasures): TokenClasses {
  const total = totalTokens(measures)
  const allInput = total - measures.outputTokens
  const cacheShare = displayShare(BigInt(measures.cacheReadTokens), BigInt(allInput))
  return {
    classes: CLASSES.map(({ label, colour, tokensOf }) => {
      const tokens = tokensOf(measures)
      return {
        label,
        colour,
        tokens,
        share: displayShare(BigInt(tokens), BigInt(total)),
        length: total > 0 ? tokens / total : 0,
      }
    }),
    total,
    cacheShare,
    summary: `${cacheShare} of all input was read from the cache.`,
  }
}
