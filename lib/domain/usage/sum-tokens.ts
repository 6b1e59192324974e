import type { TokenCounts, UsageEvent } from './usage-event'

/** Tokens of one bucket set. Reasoning is inside output and web searches are no tokens, so neither is added. */
export function sumTokens(counts: TokenCounts): number {
  return (
    counts.inputTokens +
    counts.outputTokens +
    counts.cacheReadTokens +
    counts.cacheWrite5mTokens +
    counts.cacheWrite1hTokens
  )
}

/** The call's own tokens with its components': what a report shows for the event. Always a new object. */
export function countWithComponents(event: Pick<UsageEvent, keyof TokenCounts | 'components'>): TokenCounts {
  const sum: TokenCounts = {
    inputTokens: event.inputTokens,
    outputTokens: event.outputTokens,
    cacheReadTokens: event.cacheReadTokens,
    cacheWrite5mTokens: event.cacheWrite5mTokens,
    cacheWrite1hTokens: event.cacheWrite1hTokens,
    reasoningTokens: event.reasoningTokens,
    webSearchRequests: event.webSearchRequests,
  }
  for (const part of event.components) {
    sum.inputTokens += part.inputTokens
    sum.outputTokens += part.outputTokens
    sum.cacheReadTokens += part.cacheReadTokens
    sum.cacheWrite5mTokens += part.cacheWrite5mTokens
    sum.cacheWrite1hTokens += part.cacheWrite1hTokens
    sum.reasoningTokens += part.reasoningTokens
    sum.webSearchRequests += part.webSearchRequests
  }
  return sum
}
