import type { OrganizationSnapshot } from '../../data/database'
import { type ExportedEvent, readExportedEvents } from '../../data/organizations/export-events'
import { toUsageEvent } from '../../data/usage/find-usage-events'
import { withoutTrailingZeros } from '../../data/usage/sum-spend-by'
import { formatUsd, parseUsd } from '../../domain/money'
import { toWireEvent } from '../../domain/usage/to-wire-event'

export interface ExportTotals {
  usage_events: number
  unpriced_events: number
  cost_usd: string
}

export const USAGE_EVENTS = {
  name: 'usage_events',
  about: `Every call, oldest first, in the shape that POST /api/v1/usage takes: to move, send the lines to another Outlay,
its own prices first. cost_usd is what the source reported, computed_cost_usd what the ledger counts where it is known. What
is zero, unknown or the default is left out.`,
  fields: [
    'id',
    'timestamp',
    'model',
    'provider',
    'input_tokens',
    'output_tokens',
    'cache_read_tokens',
    'cache_write_5m_tokens',
    'cache_write_1h_tokens',
    'reasoning_tokens',
    'web_search_requests',
    'cost_usd',
    'service_tier',
    'speed',
    'inference_geo',
    'user',
    'sent_user',
    'sent_labels',
    'team',
    'project',
    'framework',
    'task',
    'run_id',
    'session_id',
    'source',
    'source_ref',
    'request_id',
    'tags',
    'latency_ms',
    'status',
    'components',
    'quality',
    'is_sidechain',
    'computed_cost_usd',
    'price',
    'upload_id',
  ],
} as const

/** The events as lines, and what they come to. */
export class ExportedEvents {
  #events = 0
  #unpriced = 0
  #cost = 0n

  constructor(readonly snapshot: OrganizationSnapshot) {}

  async *lines(): AsyncGenerator<object[]> {
    for await (const rows of readExportedEvents(this.snapshot)) yield rows.map((row) => this.#line(row))
  }

  totals(): ExportTotals {
    return { usage_events: this.#events, unpriced_events: this.#unpriced, cost_usd: formatUsd(this.#cost) }
  }

  #line(row: ExportedEvent): object {
    const event = toUsageEvent(row)
    const computed = row.computed_cost_usd === null ? null : withoutTrailingZeros(row.computed_cost_usd)
    const cost = computed ?? event.reportedCostUsd
    this.#events++
    if (cost === null) this.#unpriced++
    else this.#cost += parseUsd(cost) ?? 0n
    const { user: sentUser, ...sentLabels } = row.sent ?? {}
    return {
      ...toWireEvent(event),
      ...(sentUser && { sent_user: sentUser }),
      ...(Object.keys(sentLabels).length > 0 && { sent_labels: sentLabels }),
      computed_cost_usd: computed,
      price: row.basis && {
        snapshot: row.basis.snapshotId,
        rules: row.basis.ruleIds,
        resolution: row.basis.resolution,
        modifiers: row.basis.modifiers,
        tier: row.basis.tier,
        notes: row.basis.notes,
      },
      upload_id: row.import_id,
    }
  }
}
