import { COMPARE_DIMENSIONS, type CompareDimension } from '../domain/compare/compare-rows'
import { type FieldError, ProductError } from '../domain/errors'
import { parseSampleNames, type RunFilters } from '../domain/runs/run-filters'
import { parseSpendQuery } from './spend-query'

/** What a comparison asks for; every field that is not usable is named. */
export function parseCompareQuery(query: URLSearchParams): {
  by: CompareDimension
  filters: RunFilters
  timeZone: string | undefined
} {
  const { from, to, timeZone } = parseSpendQuery(new URLSearchParams(onlyRange(query)))
  const fields: FieldError[] = []
  const asked = query.get('by') || 'framework'
  const by = COMPARE_DIMENSIONS.find((one) => one === asked)
  if (!by) fields.push({ path: 'by', message: `Runs are compared by ${COMPARE_DIMENSIONS.join(', ')}.` })
  const basis = query.get('basis') || null
  if (basis !== null && basis !== 'events' && basis !== 'reported')
    fields.push({ path: 'basis', message: 'events, or reported; both where not given.' })
  else if (by) return { by, filters: { names: parseSampleNames(query), from, to, basis }, timeZone }
  throw new ProductError('invalid', fields.map(({ path, message }) => `${path}: ${message}`).join(' '), {
    fields,
  })
}

function onlyRange(query: URLSearchParams): [string, string][] {
  return [...query].filter(([name]) => name === 'from' || name === 'to' || name === 'tz')
}
