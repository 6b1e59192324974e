import { calendarInstant } from '../../domain/calendar'
import type { Caller } from '../../domain/members/caller'
import { catalogueFor } from '../prices/catalogue-of'

// How a file is asked for says nothing of what is in it.
const NO_FILTERS = new Set(['format', 'limit', 'cursor', 'tz', 'paper'])

/** What a file says of itself: what it was asked for with, its zone, when it was made, and by which prices. */
export async function aboutFile(
  title: string,
  caller: Caller | null,
  query: URLSearchParams,
  timeZone = query.get('tz') || (caller?.timeZone ?? 'UTC'),
): Promise<[label: string, value: string][]> {
  const catalogue = await catalogueFor(caller)
  const asked = [...new Set(query.keys())].filter((name) => !NO_FILTERS.has(name))
  return [
    ['Outlay', title],
    ...(caller?.kind === 'member'
      ? [['Organization', caller.organizationName] satisfies [string, string]]
      : []),
    ['Made at', calendarInstant(Date.now(), timeZone)],
    ['Time zone of its days and times', timeZone],
    ['Currency', 'USD'],
    [
      'Prices',
      `Costs as they were priced when the calls came in, or repriced since; catalogue in use: ${catalogue.id}`,
    ],
    ...asked.map((name): [string, string] => [name, query.getAll(name).join(', ')]),
    ...(asked.length === 0 ? [['Filters', 'none'] satisfies [string, string]] : []),
  ]
}
