import { toUsageEvent } from '../../data/usage/find-usage-events'
import type { ListedEvent } from '../../data/usage/list-usage-events'
import { withoutTrailingZeros } from '../../data/usage/sum-spend-by'
import { formatUsd } from '../../domain/money'
import type { PriceBook } from '../../domain/pricing/price-book'
import { explainCost, priceUsage } from '../../domain/pricing/price-usage'
import type { ExplainedPrice, LedgerEvent } from '../../domain/usage/ledger-event'
import { countWithComponents } from '../../domain/usage/sum-tokens'
import type { UsageEvent } from '../../domain/usage/usage-event'

/** A stored event with its cost's lines; `bookOf` gives the prices of the snapshot that the cost was made from, `firstCosts` what repricings found. */
export function explainStoredEvent(
  row: ListedEvent,
  bookOf: (snapshotId: string | null) => PriceBook,
  firstCosts: ReadonlyMap<string, string | null>,
): LedgerEvent {
  const event = toUsageEvent(row)
  const computedCostUsd = row.computed_cost_usd === null ? null : withoutTrailingZeros(row.computed_cost_usd)
  const { thread: _, ...shown } = event
  const { user: sentUser = null, ...sentLabels } = row.sent ?? {}
  return {
    ...shown,
    ...countWithComponents(event),
    costUsd: computedCostUsd ?? event.reportedCostUsd,
    computedCostUsd,
    firstComputedCostUsd: firstCosts.has(row.id) ? (firstCosts.get(row.id) ?? null) : computedCostUsd,
    price:
      row.basis && computedCostUsd !== null ? explained(event, computedCostUsd, row.basis, bookOf) : null,
    unpricedReason: computedCostUsd === null ? unpricedReason(event, bookOf(null)) : null,
    importId: row.import_id,
    sentUser,
    sentLabels: Object.keys(sentLabels).length > 0 ? sentLabels : null,
  }
}

function explained(
  event: UsageEvent,
  costUsd: string,
  basis: NonNullable<ListedEvent['basis']>,
  bookOf: (snapshotId: string | null) => PriceBook,
): ExplainedPrice {
  const book = bookOf(basis.snapshotId)
  const again = priceUsage(event, book)
  const isSame = again.kind === 'priced' && formatUsd(again.costFemtoUsd) === costUsd
  return { ...basis, lines: isSame ? explainCost(event, book) : null }
}

function unpricedReason(event: UsageEvent, book: PriceBook): string {
  const priced = priceUsage(event, book)
  return priced.kind === 'unpriced' ? priced.reason : 'There was no price when it came in; there is one now.'
}
