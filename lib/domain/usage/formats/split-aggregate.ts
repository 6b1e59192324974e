import { sumTokens } from '../sum-tokens'
import type { TokenCounts, UsageComponent } from '../usage-event'

/** The lowest context size at which any catalogued price changes. */
const LOWEST_TIER = 100_000

/** As many as an event may have: what is larger by far is no total that anybody ran up. */
const MOST_PARTS = 1_000

/**
 * Cuts a total over many calls into parts that no long-context tier applies to: a tier is a property of one request and
 * a total does not tell its requests (PRICING.md §2, 5). Base prices are linear, so the parts cost what the total costs.
 */
export function splitAggregate(
  total: TokenCounts,
  model: string,
  provider: string | null,
): { own: TokenCounts; components: UsageComponent[] } {
  const context = sumTokens(total) - total.outputTokens
  const parts = Math.min(MOST_PARTS, Math.ceil(context / LOWEST_TIER))
  if (parts <= 1) return { own: total, components: [] }
  const share = (key: keyof TokenCounts, i: number) =>
    Math.floor((total[key] * (i + 1)) / parts) - Math.floor((total[key] * i) / parts)
  const partOf = (i: number): TokenCounts => ({
    inputTokens: share('inputTokens', i),
    outputTokens: share('outputTokens', i),
    cacheReadTokens: share('cacheReadTokens', i),
    cacheWrite5mTokens: share('cacheWrite5mTokens', i),
    cacheWrite1hTokens: share('cacheWrite1hTokens', i),
    reasoningTokens: share('reasoningTokens', i),
    webSearchRequests: share('webSearchRequests', i),
  })
  const components: UsageComponent[] = []
  for (let i = 1; i < parts; i++) components.push({ ...partOf(i), model, provider })
  return { own: partOf(0), components }
}
