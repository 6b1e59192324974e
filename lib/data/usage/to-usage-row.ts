import { formatUsd } from '../../domain/money'
import type { PriceBook } from '../../domain/pricing/price-book'
import { priceUsage } from '../../domain/pricing/price-usage'
import { fileAndLine } from '../../domain/usage/file-and-line'
import { countLabels } from '../../domain/usage/keep-better'
import { countWithComponents } from '../../domain/usage/sum-tokens'
import type { UsageComponent, UsageEvent } from '../../domain/usage/usage-event'
import { wellFormed } from '../../domain/well-formed'
import type { EventReferences } from './event-references'
import type { UsageEventRow } from './usage-row'

/** An event with its cost as the ledger holds it; the small rows that it points at are collected in `references`. */
export function toUsageRow(
  event: UsageEvent,
  options: { book: PriceBook; references: EventReferences; importId: string },
): UsageEventRow {
  const { book, references, importId } = options
  const priced = priceUsage(event, book)
  const { file, line } = fileAndLine(event.sourceRef)
  const counts = event.components.length === 0 ? event : countWithComponents(event)
  // Field by field: a spread into so large an object is ten times slower.
  return {
    inputTokens: counts.inputTokens,
    outputTokens: counts.outputTokens,
    cacheReadTokens: counts.cacheReadTokens,
    cacheWrite5mTokens: counts.cacheWrite5mTokens,
    cacheWrite1hTokens: counts.cacheWrite1hTokens,
    reasoningTokens: counts.reasoningTokens,
    webSearchRequests: counts.webSearchRequests,
    id: event.id,
    occurredAtMs: event.occurredAtMs,
    seriesId: references.seriesIdOf(event),
    originId: references.originIdOf(event, file),
    priceBasisId: priced.kind === 'priced' ? references.basisIdOf(priced.basis) : null,
    importId,
    computedCostUsd: priced.kind === 'priced' ? formatUsd(priced.costFemtoUsd) : null,
    reportedCostUsd: event.reportedCostUsd,
    components: event.components.length === 0 ? null : componentsJson(event.components),
    sourceRef: line === null ? event.sourceRef : null,
    sourceLine: line,
    latencyMs: event.latencyMs === null ? null : Math.min(event.latencyMs, LONGEST_LATENCY_MS),
    isSidechain: event.isSidechain,
    isError: event.status === 'error',
    quality: QUALITY[event.quality],
    requestId: event.requestId,
    via: VIA[event.via],
    hasRun: event.runId !== null,
    session: `${wellFormed(event.sessionId ?? '')}\n${wellFormed(event.runId ?? '')}`,
    labels: countLabels(event),
  }
}

const VIA = { log: null, telemetry: 't', metric: 'm' } as const
const QUALITY = { measured: 'm', lower_bound: 'l', estimate: 'e', aggregate: 'a' } as const

const LONGEST_LATENCY_MS = 2 ** 31 - 1

function componentsJson(components: readonly UsageComponent[]): string {
  return JSON.stringify(
    components.map((component) => ({
      ...component,
      model: wellFormed(component.model),
      provider: component.provider === null ? null : wellFormed(component.provider),
    })),
  )
}
