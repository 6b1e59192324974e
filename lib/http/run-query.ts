import { isCalendarDay, isTimeZone } from '../domain/calendar'
import { type FieldError, ProductError } from '../domain/errors'
import type { ChangeMode } from '../domain/runs/change-run'
import { parseRunListNames, type RunListFilters } from '../domain/runs/filter-runs'
import { NO_VALUE } from '../domain/usage/spend-view'

/** The filters of a list of runs in a query; every field that is not usable is named. */
export function parseRunQuery(query: URLSearchParams): {
  filters: RunListFilters
  timeZone: string | undefined
} {
  const fields: FieldError[] = []
  const day = (name: string): string | null => {
    const text = query.get(name) || null
    if (text !== null && !isCalendarDay(text))
      fields.push({ path: name, message: 'Give a day as YYYY-MM-DD.' })
    return text
  }
  const [from, to] = [day('from'), day('to')]
  if (from !== null && to !== null && from > to)
    fields.push({ path: 'from', message: 'The first day is after the last.' })
  const timeZone = query.get('tz') || undefined
  if (timeZone !== undefined && !(/^[A-Za-z]/.test(timeZone) && isTimeZone(timeZone)))
    fields.push({ path: 'tz', message: 'Name an IANA time zone, such as Europe/Berlin.' })
  const basis = query.get('basis') || null
  if (basis !== null && basis !== 'events' && basis !== 'reported')
    fields.push({ path: 'basis', message: 'events or reported.' })
  if (query.getAll('passed').some((value) => !['', 'true', 'false', NO_VALUE].includes(value)))
    fields.push({ path: 'passed', message: `true, false, or ${NO_VALUE} for runs that nothing decides.` })
  if (fields.length > 0)
    throw new ProductError('invalid', fields.map(({ path, message }) => `${path}: ${message}`).join(' '), {
      fields,
    })
  return {
    filters: {
      ...parseRunListNames(query),
      from,
      to,
      basis: basis === 'events' || basis === 'reported' ? basis : null,
    },
    timeZone,
  }
}

/** `mode=fill`: only what nobody said of the run is taken; `set`, as a rule: what is given counts. */
export function parseChangeMode(query: URLSearchParams): ChangeMode {
  const mode = query.get('mode') || 'set'
  if (mode === 'set' || mode === 'fill') return mode
  throw new ProductError('invalid', 'mode: set or fill.', {
    fields: [{ path: 'mode', message: 'set or fill' }],
  })
}
