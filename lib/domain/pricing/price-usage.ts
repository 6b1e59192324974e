import { formatFraction, formatUsd } from '../money'
import { sumTokens } from '../usage/sum-tokens'
import type { TokenCounts } from '../usage/usage-event'
import type { CompiledPrice, Modifier, Rates } from './compile-price'
import type { PriceBook } from './price-book'
import type { CostLine, PriceableUsage, PriceBasis, PricedUsage } from './priced-usage'
import { ratesOfCall } from './rates-of-call'
import { sumClasses, type Visit } from './sum-classes'

const SYNTHETIC: PriceBasis = {
  snapshotId: '',
  ruleIds: ['synthetic'],
  resolution: 'made by the tool itself, never a model call',
  modifiers: [],
  tier: null,
  notes: [],
}

/**
 * The exact cost of one call in femto-dollars and what it stands on, or why it has none. Pure: the same usage and book
 * give the same answer. A model without a price leaves the whole call unpriced, even with no tokens; never zero;
 * so does a cost without tokens, which stays what its source reported.
 * Components are priced at their own model with the call's tier and place, each by its own context; `speed` is the own
 * model's only. Rules: docs of each provider as named in `modifiers.ts` and in the catalogue's sources.
 */
export function priceUsage(usage: PriceableUsage, book: PriceBook): PricedUsage {
  return priceCall(usage, book, null)
}

/** The cost as lines of quantity × unit price × multiplier, own model first; their sum is exactly `priceUsage`'s cost. Empty where unpriced. */
export function explainCost(usage: PriceableUsage, book: PriceBook): CostLine[] {
  const lines: CostLine[] = []
  const priced = priceCall(usage, book, (model, terms) => ({ tokenClass, quantity, rate, factor, cost }) => {
    const isFee = tokenClass === 'web_search'
    lines.push({
      model,
      tokenClass,
      quantity,
      unitPriceUsd: formatUsd(rate * (isFee ? 1_000n : 1_000_000n)),
      unit: isFee ? 'per_thousand_requests' : 'per_million_tokens',
      multiplier: formatFraction(factor),
      costUsd: formatUsd(cost),
      terms: isFee ? terms.ofFees : terms.ofTokens,
    })
  })
  return priced.kind === 'priced' ? lines : []
}

function priceCall(usage: PriceableUsage, book: PriceBook, visitor: Visitor | null): PricedUsage {
  if (usage.model === null)
    return { kind: 'unpriced', reason: 'the source names no model', unpricedModels: [] }
  if (isCostAlone(usage))
    return { kind: 'unpriced', reason: 'the source names a cost and no tokens', unpricedModels: [] }
  const own = pricePart(usage, usage, usage.model, usage.provider, usage.speed, book, visitor)
  if (usage.components.length === 0) {
    return typeof own === 'string' ? { kind: 'unpriced', reason: own, unpricedModels: [usage.model] } : own
  }
  return withComponents(usage, own, book, visitor)
}

/** A row of a bill: no tokens would be priced at nothing, and a cost was told. */
function isCostAlone(usage: PriceableUsage): boolean {
  if (usage.reportedCostUsd == null || usage.reportedCostUsd === '0') return false
  return sumTokens(usage) === 0 && usage.webSearchRequests === 0 && usage.components.length === 0
}

type Visitor = (model: string, terms: { ofTokens: readonly string[]; ofFees: readonly string[] }) => Visit

type Priced = Extract<PricedUsage, { kind: 'priced' }>

function withComponents(
  usage: PriceableUsage,
  own: Priced | string,
  book: PriceBook,
  visitor: Visitor | null,
): PricedUsage {
  const reasons: string[] = []
  const unpricedModels: string[] = []
  const parts: Priced[] = []
  const add = (model: string, part: Priced | string) => {
    if (typeof part !== 'string') return parts.push(part)
    if (!unpricedModels.includes(model)) unpricedModels.push(model)
    return reasons.push(part)
  }
  add(usage.model ?? '', own)
  for (const component of usage.components) {
    const provider = component.provider ?? usage.provider
    add(component.model, pricePart(component, usage, component.model, provider, null, book, visitor))
  }
  const [first] = parts
  if (reasons.length > 0 || first === undefined) {
    return { kind: 'unpriced', reason: [...new Set(reasons)].join('; '), unpricedModels }
  }
  return {
    kind: 'priced',
    costFemtoUsd: parts.reduce((sum, part) => sum + part.costFemtoUsd, 0n),
    basis: {
      ...first.basis,
      snapshotId: book.snapshot.id,
      ruleIds: parts.flatMap(({ basis }) => basis.ruleIds),
      tier: parts.map(({ basis }) => basis.tier).find((tier) => tier !== null) ?? null,
      notes: [...new Set(parts.flatMap(({ basis }) => basis.notes))],
    },
  }
}

function pricePart(
  counts: TokenCounts,
  call: PriceableUsage,
  model: string,
  provider: string | null,
  speed: string | null,
  book: PriceBook,
  visitor: Visitor | null,
): Priced | string {
  const found = book.find(provider, model, call.occurredAtMs)
  if (found.kind === 'unknown') return found.reason
  if (found.kind === 'free')
    return { kind: 'priced', costFemtoUsd: 0n, basis: { ...SYNTHETIC, snapshotId: book.snapshot.id } }
  const { price } = found
  const tier = price.tier !== null && isOver(price.tier.overTokens, counts, call) ? price.tier : null
  const charged = ratesOfCall(price, call, speed, tier !== null)
  const { rates, modifiers } = charged
  let notes = charged.notes
  const cost = sumClasses(
    counts,
    rates,
    charged.tokenFactor,
    price.feeFactor,
    visitor === null ? null : visitor(model, termsOf(price, modifiers, tier)),
  )
  if (typeof cost === 'string') return `${model} has no price for ${cost}`
  if (rates.fallbacks !== null) notes = [...notes, ...fallbackNotes(counts, rates.fallbacks)]
  const isPlain = tier === null && modifiers.length === 0 && notes.length === 0
  return {
    kind: 'priced',
    costFemtoUsd: cost,
    basis: isPlain
      ? price.basis
      : {
          ...price.basis,
          modifiers: modifiers.map(({ kind, factor }) => ({ kind, multiplier: formatFraction(factor) })),
          tier: tier === null ? null : tierSentence(contextOf(counts), tier.overTokens),
          notes,
        },
  }
}

function termsOf(
  { window }: CompiledPrice,
  modifiers: readonly Modifier[],
  tier: CompiledPrice['tier'],
): Parameters<Visitor>[1] {
  const ofFees = window === null ? [] : [window]
  const kinds = new Set(modifiers.map(({ kind }) => kind).filter((kind) => kind !== 'discount'))
  return { ofTokens: [...kinds, ...(tier === null ? [] : [`over_${tier.overTokens}`]), ...ofFees], ofFees }
}

function isOver(overTokens: number, counts: TokenCounts, call: PriceableUsage): boolean {
  return call.isLongContext ?? (call.quality !== 'aggregate' && contextOf(counts) > overTokens)
}

/** Total input of the single request: what the providers' long-context tiers look at. */
function contextOf(counts: TokenCounts): number {
  return counts.inputTokens + counts.cacheReadTokens + counts.cacheWrite5mTokens + counts.cacheWrite1hTokens
}

function fallbackNotes(counts: TokenCounts, fallbacks: NonNullable<Rates['fallbacks']>): string[] {
  const notes: string[] = []
  if (counts.cacheReadTokens > 0 && fallbacks.cacheRead !== undefined) notes.push(fallbacks.cacheRead)
  if (counts.cacheWrite5mTokens > 0 && fallbacks.cacheWrite5m !== undefined)
    notes.push(fallbacks.cacheWrite5m)
  if (counts.cacheWrite1hTokens > 0 && fallbacks.cacheWrite1h !== undefined)
    notes.push(fallbacks.cacheWrite1h)
  if (counts.webSearchRequests > 0 && fallbacks.webSearch !== undefined) notes.push(fallbacks.webSearch)
  return notes
}

function tierSentence(context: number, over: number): string {
  return `long context: ${grouped(context)} > ${grouped(over)} input tokens`
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
