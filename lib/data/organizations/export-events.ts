import type { PriceBasis } from '../../domain/pricing/priced-usage'
import type { OrganizationSnapshot } from '../database'
import { STORED_EVENT, STORED_EVENT_FROM, type StoredEvent } from '../usage/find-usage-events'

export type ExportedEvent = StoredEvent & { basis: PriceBasis | null }

/** All events, oldest first, a batch at a time. */
export function readExportedEvents(snapshot: OrganizationSnapshot): AsyncGenerator<ExportedEvent[]> {
  return snapshot.read<ExportedEvent>({
    text: `SELECT ${STORED_EVENT}, b.basis FROM ${STORED_EVENT_FROM}
      LEFT JOIN price_basis b ON b.organization_id = e.organization_id AND b.id = e.price_basis_id
      WHERE e.organization_id = current_organization_id() ORDER BY e.occurred_at, e.id`,
  })
}
