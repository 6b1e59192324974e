import { type StoredEvent, toUsageEvent } from '../../data/usage/find-usage-events'
import type { CallGroup } from '../../data/usage/what-if-groups'
import { parseUsd } from '../../domain/money'
import { contextWindowOf } from '../../domain/pricing/context-windows'
import type { PriceBook } from '../../domain/pricing/price-book'
import type { TokenCounts, UsageEvent } from '../../domain/usage/usage-event'
import { canonicalModel } from '../../domain/what-if/model-map'
import { type ClassCounts, type Repriced, reprice } from '../../domain/what-if/reprice'
import { RowSum } from '../../domain/what-if/row-sum'
import type { Scenario } from '../../domain/what-if/scenario'
import { type CallNames, type SwappedCall, swapCall } from '../../domain/what-if/swap-call'
import type { NotRepriced, RunEvidence, WhatIfRow } from '../../domain/what-if/what-if-report'

interface Row {
  fromModel: string | null
  toModel: string | null
  toProvider: string | null
  sum: RowSum
}

const KEPT = {
  no_cost: { kind: 'no_cost', reason: 'The call has no cost now that another could be set against.' },
  bare: { kind: 'no_tokens', reason: 'Its source reported a cost and no tokens.' },
} as const satisfies Record<string, Omit<NotRepriced, 'events'>>

/** The rows of a what-if while groups and single calls are put into them. */
export class WhatIfRows {
  readonly #scenario: Scenario
  readonly #book: PriceBook
  readonly #swapped = new Map<string, SwappedCall>()
  readonly #rows = new Map<string, Row>()

  constructor(scenario: Scenario, book: PriceBook) {
    this.#scenario = scenario
    this.#book = book
  }

  swapped(names: CallNames): SwappedCall {
    const key = keyOfNames(names)
    const known = this.#swapped.get(key)
    if (known) return known
    const made = swapCall(names, this.#scenario, this.#book)
    this.#swapped.set(key, made)
    return made
  }

  keyOf = ({ names }: Pick<CallGroup, 'names'>): string => keyOfNames(names)

  /** Counts a group's calls into its row; every group once, before any is priced. */
  count(group: CallGroup): void {
    const swapped = this.swapped(group.names)
    const { sum } = this.#rowOf(group.names)
    const { isAsked } = swapped
    sum.count({ events: group.events, counts: countsOf(group), costFemto: costOf(group.costUsd), isAsked })
    // A call of several models holds several contexts: its own is looked at when it is read.
    if (!group.hasComponents && isOver(swapped, group.allTokens)) sum.countOver(group.events)
  }

  /** Whether the cost of the group's sums is the sum of its calls' costs. */
  canSum(group: CallGroup): boolean {
    if (group.kind !== 'usable' || group.hasComponents || !this.swapped(group.names).isAsked) return true
    return this.#priceGroup(group).kind !== 'call_by_call'
  }

  addGroup(group: CallGroup): void {
    const { sum } = this.#rowOf(group.names)
    const cost = costOf(group.costUsd)
    if (!this.swapped(group.names).isAsked) sum.keep(cost)
    else if (group.kind !== 'usable') sum.keepBecause({ ...KEPT[group.kind], events: group.events }, cost)
    else addRepriced(sum, [this.#priceGroup(group)], group.events, cost)
  }

  /** One usable call, its components each as the scenario has their own model. */
  addEvent(stored: StoredEvent): void {
    const event = toUsageEvent(stored)
    const { sum } = this.#rowOf(event)
    const cost = costOf(stored.computed_cost_usd ?? stored.reported_cost_usd)
    const parts = partsOf(event).map((part) => ({ ...part, swapped: this.swapped(part.names) }))
    const [own] = parts
    if (event.components.length > 0 && own && isOver(own.swapped, sumOf(own.counts))) sum.countOver(1)
    if (!parts.some(({ swapped }) => swapped.isAsked)) sum.keep(cost)
    else
      addRepriced(
        sum,
        parts.map((part) => this.#pricePart(part, event, sum)),
        1,
        cost,
      )
  }

  toRows(evidence: ReadonlyMap<string, RunEvidence>): WhatIfRow[] {
    const runsOn = (model: string | null) =>
      model === null ? undefined : evidence.get(canonicalModel(this.#book, null, model))
    return [...this.#rows.values()]
      .map(({ fromModel, toModel, toProvider, sum }) =>
        sum.toRow({
          fromModel,
          toModel,
          contextWindow: toModel === null ? null : contextWindowOf(toProvider, toModel),
          fromEvidence: runsOn(fromModel),
          toEvidence: runsOn(toModel),
        }),
      )
      .sort(byCost)
  }

  #priceGroup(group: CallGroup): Repriced {
    return reprice(
      {
        swapped: this.swapped(group.names),
        atMs: group.atMs,
        contextTokens: group.contextTokens,
        counts: countsOf(group),
        isGroup: group.events > 1,
        mix: this.#rowOf(group.names).sum.mix,
      },
      this.#scenario,
      this.#book,
    )
  }

  #pricePart(
    { counts, swapped }: Part & { swapped: SwappedCall },
    { occurredAtMs: atMs, quality }: UsageEvent,
    { mix }: RowSum,
  ): Repriced {
    const input = counts.input + counts.cacheRead + counts.cacheWrite5m + counts.cacheWrite1h
    const contextTokens = quality === 'aggregate' ? 0n : input
    return reprice({ swapped, atMs, contextTokens, counts, isGroup: false, mix }, this.#scenario, this.#book)
  }

  #rowOf(names: CallNames): Row {
    const { model: toModel, provider } = this.swapped(names)
    const key = JSON.stringify([names.model, toModel])
    const known = this.#rows.get(key)
    if (known) return known
    const made = {
      fromModel: names.model,
      toModel,
      toProvider: provider,
      sum: new RowSum(),
    }
    this.#rows.set(key, made)
    return made
  }
}

function keyOfNames({ model, provider, serviceTier, speed, inferenceGeo }: CallNames): string {
  return JSON.stringify([model, provider, serviceTier, speed, inferenceGeo])
}

interface Part {
  counts: ClassCounts
  names: CallNames
}

/** The call's own model first; `speed` is its own only, as prices have it. */
function partsOf(event: UsageEvent): Part[] {
  return [
    { counts: toClassCounts(event), names: event },
    ...event.components.map((part) => ({
      counts: toClassCounts(part),
      names: { ...event, model: part.model, provider: part.provider ?? event.provider, speed: null },
    })),
  ]
}

/** A call is priced anew whole or not at all. */
function addRepriced(sum: RowSum, parts: readonly Repriced[], events: number, cost: bigint | null): void {
  const failed = parts.find((part) => part.kind !== 'repriced')
  if (failed) sum.keepBecause(noPrice(failed, events), cost)
  else
    for (const [index, part] of parts.entries())
      if (part.kind === 'repriced') sum.reprice(part, index === 0 ? events : 0)
}

/** What a model took is no question of its window. */
function isOver({ isAsked, isSameModel, provider, model }: SwappedCall, allTokens: bigint): boolean {
  const window = isAsked && !isSameModel && model !== null ? contextWindowOf(provider, model) : null
  return window !== null && allTokens > BigInt(window)
}

function sumOf(counts: ClassCounts): bigint {
  return counts.input + counts.output + counts.cacheRead + counts.cacheWrite5m + counts.cacheWrite1h
}

function noPrice(repriced: Repriced, events: number): NotRepriced {
  const reason = repriced.kind === 'no_price' ? repriced.reason : 'no price'
  return { kind: 'no_price', reason: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`, events }
}

function costOf(costUsd: string | null): bigint | null {
  return costUsd === null ? null : parseUsd(costUsd)
}

function countsOf({ counts }: CallGroup): ClassCounts {
  return {
    input: counts.input_tokens,
    output: counts.output_tokens,
    cacheRead: counts.cache_read_tokens,
    cacheWrite5m: counts.cache_write_5m_tokens,
    cacheWrite1h: counts.cache_write_1h_tokens,
    webSearch: counts.web_search_requests,
  }
}

function toClassCounts(counts: TokenCounts): ClassCounts {
  return {
    input: BigInt(counts.inputTokens),
    output: BigInt(counts.outputTokens),
    cacheRead: BigInt(counts.cacheReadTokens),
    cacheWrite5m: BigInt(counts.cacheWrite5mTokens),
    cacheWrite1h: BigInt(counts.cacheWrite1hTokens),
    webSearch: BigInt(counts.webSearchRequests),
  }
}

function byCost(a: WhatIfRow, b: WhatIfRow): number {
  const [x, y] = [a.actualFemto ?? -1n, b.actualFemto ?? -1n]
  if (x !== y) return x > y ? -1 : 1
  return (a.fromModel ?? '') < (b.fromModel ?? '') ? -1 : 1
}
