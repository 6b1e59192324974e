import { sumTokens } from '../usage/sum-tokens'
import { NO_TOKENS, type TokenCounts } from '../usage/usage-event'
import type { PriceBook } from './price-book'
import { priceUsage } from './price-usage'

/** Calls without any cost that name the same models: their own, and those of what they hold besides. */
export interface UnpricedGroup {
  model: string | null
  provider: string | null
  componentModels: readonly string[]
  events: number
  /** Of all of the group's calls, components included. */
  counts: TokenCounts
  firstAtMs: number
  lastAtMs: number
}

/** A model whose price calls wait for, or which has one by now that they do not have yet. */
export interface UnpricedModel {
  /** Null: the source named none. */
  model: string | null
  providers: readonly string[]
  /** Own models of the calls, which the ledger filters by. */
  ownModels: readonly (string | null)[]
  events: number
  tokens: number
  firstAtMs: number
  lastAtMs: number
  /** Why there is no price; null where there is one now: repricing takes the calls in. */
  reason: string | null
}

/**
 * Who waits for which price, the most calls first. A call that lacks several models' prices waits for each of them, so
 * that the rows are not added up.
 */
export function unpricedModels(groups: readonly UnpricedGroup[], book: PriceBook): UnpricedModel[] {
  const found = new Map<string, UnpricedModel>()
  for (const group of groups) {
    const lack = lackOf(group, book)
    for (const model of lack?.models ?? [group.model]) {
      const reason = lack?.reason ?? null
      const key = JSON.stringify([model, reason === null])
      found.set(key, withGroup(found.get(key), group, model, reason))
    }
  }
  return [...found.values()].sort(
    (a, b) => b.events - a.events || b.tokens - a.tokens || compareText(a.model ?? '', b.model ?? ''),
  )
}

/** Which prices are missing at the first or at the last of the calls. */
function lackOf(
  { model, provider, componentModels, counts, firstAtMs, lastAtMs }: UnpricedGroup,
  book: PriceBook,
): { models: readonly (string | null)[]; reason: string } | null {
  for (const occurredAtMs of [lastAtMs, firstAtMs]) {
    const priced = priceUsage(
      {
        ...counts,
        model,
        provider,
        occurredAtMs,
        serviceTier: null,
        speed: null,
        inferenceGeo: null,
        components: componentModels.map((name) => ({ ...NO_TOKENS, model: name, provider: null })),
      },
      book,
    )
    if (priced.kind === 'unpriced')
      return {
        models: priced.unpricedModels.length === 0 ? [model] : priced.unpricedModels,
        reason: priced.reason,
      }
  }
  return null
}

function withGroup(
  known: UnpricedModel | undefined,
  group: UnpricedGroup,
  model: string | null,
  reason: string | null,
): UnpricedModel {
  return {
    model,
    providers: union(known?.providers, group.provider === null ? [] : [group.provider]),
    ownModels: union(known?.ownModels, [group.model]),
    events: (known?.events ?? 0) + group.events,
    tokens: (known?.tokens ?? 0) + sumTokens(group.counts),
    firstAtMs: Math.min(known?.firstAtMs ?? Number.POSITIVE_INFINITY, group.firstAtMs),
    lastAtMs: Math.max(known?.lastAtMs ?? Number.NEGATIVE_INFINITY, group.lastAtMs),
    reason: known?.reason ?? reason,
  }
}

function union<T>(known: readonly T[] | undefined, more: readonly T[]): T[] {
  return [...new Set([...(known ?? []), ...more])]
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
