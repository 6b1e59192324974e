import { ALERT_KINDS, ALERT_STATES, type AlertKind, type AlertState } from '../domain/alerts/alert'
import { type FieldError, ProductError } from '../domain/errors'
import { isUuid } from '../domain/is-uuid'

/** Which alerts are asked for; what is not usable is named. */
export function parseAlertQuery(query: URLSearchParams): {
  budgetId?: string | undefined
  kind?: AlertKind | undefined
  state?: AlertState | undefined
} {
  const fields: FieldError[] = []
  const one = <Value extends string>(name: string, values: readonly Value[]): Value | undefined => {
    const text = query.get(name) || undefined
    const value = values.find((known) => known === text)
    if (text !== undefined && value === undefined)
      fields.push({ path: name, message: `One of ${values.join(', ')}.` })
    return value
  }
  const budgetId = query.get('budget_id') || undefined
  if (budgetId !== undefined && !isUuid(budgetId))
    fields.push({ path: 'budget_id', message: 'This is no id of a budget.' })
  const filters = { budgetId, kind: one('kind', ALERT_KINDS), state: one('state', ALERT_STATES) }
  const [first] = fields
  if (first) throw new ProductError('invalid', `${first.path}: ${first.message}`, { fields })
  return filters
}
