import type { SpendFilters } from '@/lib/domain/usage/spend'
import { spendViewQuery } from '@/lib/domain/usage/spend-view'

/** The address of a run's calls, held to what else is given. */
export function runEventsHref(
  id: string,
  filters: SpendFilters = {},
  range: { from: string; to: string } | 'all' = 'all',
): string {
  return `/events${spendViewQuery({ range, filters: { run: [id], ...filters } })}`
}
