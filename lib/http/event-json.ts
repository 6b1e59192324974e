import type { LedgerEvent } from '../domain/usage/ledger-event'
import { eventFields } from './event-fields'

/** An event of the ledger as the API names its fields, with what made its cost. */
export function eventJson(event: LedgerEvent): object {
  return {
    ...eventFields(event),
    timestamp: new Date(event.occurredAtMs).toISOString(),
    sent_user: event.sentUser,
    sent_labels: event.sentLabels,
    unpriced_reason: event.unpricedReason,
    tags: event.tags,
    is_sidechain: event.isSidechain,
    price: event.price && {
      snapshot: event.price.snapshotId,
      rules: event.price.ruleIds,
      resolution: event.price.resolution,
      modifiers: event.price.modifiers,
      tier: event.price.tier,
      notes: event.price.notes,
    },
    breakdown:
      event.price?.lines?.map((line) => ({
        model: line.model,
        token_class: line.tokenClass,
        quantity: line.quantity,
        unit: line.unit,
        unit_price_usd: line.unitPriceUsd,
        multiplier: line.multiplier,
        cost_usd: line.costUsd,
      })) ?? null,
  }
}
