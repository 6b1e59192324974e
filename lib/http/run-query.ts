import { type FieldError, ProductError } from '../domain/errors'
import { CHANGE_MODES, type ChangeMode } from '../domain/runs/change-run'
import { PASSED_VALUES, parseRunListNames, type RunListFilters } from '../domain/runs/filter-runs'
import { NO_VALUE } from '../domain/usage/spend-view'
import { parseDays } from './day-query'
import { refuseFields } from './refuse-fields'

/** The filters of a list of runs in a query; every field that is not usable is named. */
export function parseRunQuery(query: URLSearchParams): {
  filters: RunListFilters
  timeZone: string | undefined
} {
  const fields: FieldError[] = []
  const { timeZone, ...days } = parseDays(query, fields)
  const basis = query.get('basis') || null
  if (basis !== null && basis !== 'events' && basis !== 'reported')
    fields.push({ path: 'basis', message: 'events or reported.' })
  if (
    query
      .getAll('passed')
      .some((value) => value !== '' && !(PASSED_VALUES as readonly string[]).includes(value))
  )
    fields.push({ path: 'passed', message: `true, false, or ${NO_VALUE} for runs that nothing decides.` })
  refuseFields(fields)
  return {
    filters: {
      ...parseRunListNames(query),
      ...days,
      basis: basis === 'events' || basis === 'reported' ? basis : null,
    },
    timeZone,
  }
}

/** `mode=fill`: only what nobody said of the run is taken; `set`, as a rule: what is given counts. */
export function parseChangeMode(query: URLSearchParams): ChangeMode {
  const asked = query.get('mode') || 'set'
  const mode = CHANGE_MODES.find((one) => one === asked)
  if (mode) return mode
  throw new ProductError('invalid', 'mode: set or fill.', {
    fields: [{ path: 'mode', message: 'set or fill' }],
  })
}
