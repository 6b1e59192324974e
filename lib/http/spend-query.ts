import { z } from 'zod'
import type { FieldError } from '../domain/errors'
import { isSpendDimension, type SpendDimension, type SpendFilters } from '../domain/usage/spend'
import { NO_VALUE } from '../domain/usage/spend-view'
import { type DayQuery, parseDays } from './day-query'
import { refuseFields } from './refuse-fields'

/** What a report asks for: what to group by and what to keep of which days. */
export interface SpendQuery extends DayQuery {
  groupBy: SpendDimension[]
  filters: SpendFilters
}

/** What spend is kept by, beside tags. */
export const SPEND_FILTERS = [
  'model',
  'provider',
  'project',
  'framework',
  'user',
  'team',
  'task',
  'source',
  'session',
  'run',
] as const
const FILTERS: ReadonlySet<string> = new Set(SPEND_FILTERS)
/** The value of a filter. */
export const filterValue = z
  .string()
  .max(512)
  .refine((value) => !value.includes('\0'))
export const MOST_GROUPS = 6

/** Reads a report's query; every field that is not usable is named, beside those that are known to be bad already. */
export function parseSpendQuery(query: URLSearchParams, known: readonly FieldError[] = []): SpendQuery {
  const fields = [...known]
  const days = parseDays(query, fields)
  const groupBy = parseGroups(query.getAll('group_by').join(','), fields)
  const filters = parseFilters(query, fields)
  refuseFields(fields)
  return { ...days, groupBy, filters }
}

function parseGroups(text: string, fields: FieldError[]): SpendDimension[] {
  const names = [...new Set(text.split(',').filter((name) => name !== ''))]
  const unknown = names.filter((name) => !isSpendDimension(name))
  if (unknown.length > 0)
    fields.push({ path: 'group_by', message: `Spend is not grouped by ${unknown.join(', ').slice(0, 200)}.` })
  if (names.length > MOST_GROUPS)
    fields.push({ path: 'group_by', message: `Group by ${MOST_GROUPS} dimensions at most.` })
  return names.filter(isSpendDimension)
}

function parseFilters(query: URLSearchParams, fields: FieldError[]): SpendFilters {
  const filters: Partial<Record<SpendDimension, (string | null)[]>> = {}
  for (const [name, value] of query) {
    if (!FILTERS.has(name) && !name.startsWith('tag.')) continue
    if (!isSpendDimension(name))
      fields.push({ path: name.slice(0, 100), message: 'This is no name of a tag.' })
    else if (!filterValue.safeParse(value).success)
      fields.push({ path: name, message: 'This is no usable value.' })
    else {
      filters[name] ??= []
      filters[name].push(value === NO_VALUE ? null : value)
    }
  }
  return filters
}
