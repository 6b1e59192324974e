import { ledgerHref } from '@/lib/domain/usage/ledger-page'
import type { SpendFilters } from '@/lib/domain/usage/spend'
import { STANDARD_VIEW, spendViewQuery } from '@/lib/domain/usage/spend-view'

/** The address of a run's calls, held to what else is given. */
export function runEventsHref(
  id: string,
  filters: SpendFilters = {},
  range: { from: string; to: string } | 'all' = 'all',
): string {
  return `/events${spendViewQuery({ range, filters: { run: [id], ...filters } })}`
}

/** The address of a run's calls that have no price. */
export function unpricedHref(id: string): string {
  const view = { ...STANDARD_VIEW, range: 'all' as const, filters: { run: [id] } }
  return ledgerHref({ view, isUnpriced: true, trail: [] })
}
