import { toTokenCount } from '../token-count'
import { NO_TOKENS, type TokenCounts } from '../usage-event'
import type { Attributes } from './telemetry-record'

/** Named token counts; a sentence where one of them is no count. Exporters send them as int, double or text. */
export function readCounts<Name extends string>(
  attributes: Attributes,
  names: Readonly<Record<Name, string | readonly string[]>>,
): Record<Name, number> | string {
  const counts = {} as Record<Name, number>
  for (const key of Object.keys(names) as Name[]) {
    const asked = names[key]
    const name = typeof asked === 'string' ? asked : (asked.find((one) => attributes.has(one)) ?? '')
    const value = attributes.get(name)
    const count = toTokenCount(typeof value === 'bigint' ? Number(value) : value)
    if (count < 0) return `${name} is not a whole number from 0 to 2^53`
    counts[key] = count
  }
  return counts
}

/**
 * Disjoint buckets of counts whose `input` holds the cached tokens too, as OpenAI, Gemini and the GenAI conventions
 * count. Senders that leave them out of it are told by a sum that is larger than `input`.
 */
export function fromInclusiveInput(counts: {
  input: number
  output: number
  cacheRead: number
  cacheWrite: number
  reasoning: number
}): TokenCounts {
  const cached = counts.cacheRead + counts.cacheWrite
  return {
    ...NO_TOKENS,
    inputTokens: cached > counts.input ? counts.input : counts.input - cached,
    outputTokens: counts.output,
    cacheReadTokens: counts.cacheRead,
    cacheWrite5mTokens: counts.cacheWrite,
    reasoningTokens: Math.min(counts.reasoning, counts.output),
  }
}
