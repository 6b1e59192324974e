import { sumTokens } from '../sum-tokens'
import { toTokenCount } from '../token-count'
import type { TokenCounts, UsageComponent } from '../usage-event'
import { asObject, asText, type JsonObject } from './log-reader'

/** The token counts of an Anthropic `usage` object, or one sentence on what is wrong with it. */
export type ClaudeCounts = { ok: true; counts: TokenCounts } | { ok: false; message: string }

/**
 * Anthropic's buckets are disjoint already. The 5-minute/1-hour split wins over the flat cache_creation_input_tokens
 * (they agree in all real data); without a split every write counts as 5-minute. Thinking is inside output_tokens.
 */
export function readClaudeCounts(usage: JsonObject): ClaudeCounts {
  const creation = asObject(usage.cache_creation)
  const split =
    creation?.ephemeral_5m_input_tokens == null && creation?.ephemeral_1h_input_tokens == null
      ? null
      : creation
  const tools = asObject(usage.server_tool_use)
  const details = asObject(usage.output_tokens_details)
  const counts: TokenCounts = {
    inputTokens: toTokenCount(usage.input_tokens),
    outputTokens: toTokenCount(usage.output_tokens),
    cacheReadTokens: toTokenCount(usage.cache_read_input_tokens),
    cacheWrite5mTokens: toTokenCount(
      split === null ? usage.cache_creation_input_tokens : split.ephemeral_5m_input_tokens,
    ),
    cacheWrite1hTokens: toTokenCount(split?.ephemeral_1h_input_tokens),
    reasoningTokens: toTokenCount(details?.thinking_tokens),
    webSearchRequests: toTokenCount(tools?.web_search_requests),
  }
  const bad = BUCKETS.find(([key]) => counts[key] < 0)
  if (bad !== undefined) return { ok: false, message: `${bad[1]} is not a whole number from 0 to 2^53` }
  return { ok: true, counts }
}

const BUCKETS: readonly (readonly [keyof TokenCounts, string])[] = [
  ['inputTokens', 'input_tokens'],
  ['outputTokens', 'output_tokens'],
  ['cacheReadTokens', 'cache_read_input_tokens'],
  ['cacheWrite5mTokens', 'cache_creation_input_tokens'],
  ['cacheWrite1hTokens', 'ephemeral_1h_input_tokens'],
  ['reasoningTokens', 'thinking_tokens'],
  ['webSearchRequests', 'web_search_requests'],
]

interface Iteration {
  type: string
  model: string | null
  counts: TokenCounts
}

export interface SplitUsage {
  own: TokenCounts
  components: UsageComponent[]
}

/**
 * Splits a reply's usage into its API calls. The top-level numbers are the sum of the `message` iterations, so each of
 * those is priced by itself (long-context tiers are per request); `advisor_message`, `compaction` and
 * `fallback_message` are outside that sum and come on top at their own model, except where the numbers show that the
 * sum already holds them.
 */
export function splitIterations(
  usage: JsonObject,
  top: TokenCounts,
  model: string,
  provider: string | null,
): SplitUsage | { problem: string } {
  const alone: SplitUsage = { own: top, components: [] }
  if (!Array.isArray(usage.iterations) || usage.iterations.length === 0) return alone
  const iterations: Iteration[] = []
  for (const raw of usage.iterations) {
    const entry = asObject(raw)
    if (entry === null) continue
    const read = readClaudeCounts(entry)
    if (!read.ok) return { problem: `usage.iterations: ${read.message}` }
    iterations.push({
      type: asText(entry.type) ?? 'message',
      model: asText(entry.model),
      counts: read.counts,
    })
  }
  const ofType = (type: string) => iterations.filter((one) => one.type === type)
  const toComponent = (one: Iteration): UsageComponent => ({
    ...one.counts,
    model: one.model ?? model,
    provider,
  })
  const messages = ofType('message')
  const compactions = ofType('compaction')
  const fallbacks = ofType('fallback_message')
  const onTop = ofType('advisor_message').map(toComponent)

  const included = [messages, [...messages, ...compactions], [...messages, ...fallbacks], fallbacks].find(
    (set) => set.length > 0 && sameInput(top, set),
  )
  if (included === undefined) {
    return {
      own: top,
      components: [...onTop, ...compactions.map(toComponent), ...fallbacks.map(toComponent)],
    }
  }
  // A declined attempt before a fallback that the top level mirrors is not billed.
  if (included === fallbacks && messages.length > 0 && !fallbacks.some((one) => differs(one.model, model))) {
    return { own: top, components: onTop }
  }
  const rest = iterations.filter(
    (one) => (one.type === 'compaction' || one.type === 'fallback_message') && !included.includes(one),
  )
  const parts = included.slice(1)
  const own = subtract(top, parts)
  if (own === null) return { own: top, components: [...onTop, ...rest.map(toComponent)] }
  return { own, components: [...parts, ...rest].map(toComponent).concat(onTop) }
}

const differs = (a: string | null, b: string): boolean => a !== null && a !== b

function sameInput(top: TokenCounts, set: readonly Iteration[]): boolean {
  const sum = (key: keyof TokenCounts) => set.reduce((total, one) => total + one.counts[key], 0)
  return (
    sum('inputTokens') === top.inputTokens &&
    sum('cacheReadTokens') === top.cacheReadTokens &&
    sum('cacheWrite5mTokens') + sum('cacheWrite1hTokens') === top.cacheWrite5mTokens + top.cacheWrite1hTokens
  )
}

/** What is left of the whole without the parts; null where a part exceeds it (a partial streamed line). */
function subtract(top: TokenCounts, parts: readonly Iteration[]): TokenCounts | null {
  if (parts.length === 0) return top
  const own = { ...top }
  for (const { counts } of parts) {
    for (const key of Object.keys(own) as (keyof TokenCounts)[]) own[key] -= counts[key]
  }
  const negative = (Object.keys(own) as (keyof TokenCounts)[]).some((key) => own[key] < 0)
  return negative || sumTokens(own) > sumTokens(top) ? null : own
}
