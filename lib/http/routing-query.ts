import { ProductError } from '../domain/errors'
import { parseRoutingRule, ROUTING_DIMENSIONS } from '../domain/routing/routing-rule'
import { parseSampleNames } from '../domain/runs/run-filters'
import type { RoutingRequest } from '../services/routing/get-routing'
import { TABLE_FORMATS } from './file-format'
import { parseSpendQuery } from './spend-query'

export const ROUTING_FORMATS = [...TABLE_FORMATS, 'litellm', 'routes'] as const
export const ROUTING_TABLES = ['models', 'tasks', 'one_model'] as const
export type RoutingFormat = (typeof ROUTING_FORMATS)[number]

/** What a routing report asks for; every field that is not usable is named. */
export function parseRoutingQuery(
  query: URLSearchParams,
): RoutingRequest & { format: RoutingFormat; table: (typeof ROUTING_TABLES)[number] } {
  const { rule, fields } = parseRoutingRule(query)
  const by = ROUTING_DIMENSIONS.find((one) => one === (query.get('by') || 'task'))
  if (!by) fields.push({ path: 'by', message: `Work is routed by ${ROUTING_DIMENSIONS.join(', ')}.` })
  const format = ROUTING_FORMATS.find((one) => one === (query.get('format') || 'json'))
  if (!format) fields.push({ path: 'format', message: `One of ${ROUTING_FORMATS.join(', ')}.` })
  const table = ROUTING_TABLES.find((one) => one === (query.get('table') || 'models'))
  if (!table) fields.push({ path: 'table', message: `One of ${ROUTING_TABLES.join(', ')}` })
  const range = [...query].filter(([name]) => name === 'from' || name === 'to' || name === 'tz')
  // Throws with all of them where any is bad.
  const { from, to, timeZone } = parseSpendQuery(new URLSearchParams(range), fields)
  if (!by || !format || !table) throw new ProductError('invalid', 'The query does not fit.', { fields })
  return {
    by,
    rule,
    format,
    table,
    timeZone,
    filters: { names: parseSampleNames(query), from, to, basis: null },
  }
}
