import { parseSampleNames, type RunFilters, runFilterEntries } from '../runs/run-filters'
import {
  isUsableDay,
  RANGE_PRESETS,
  type RangePreset,
  resolveRange,
  type SpendRange,
} from '../usage/spend-range'
import {
  parseRoutingRule,
  ROUTING_DIMENSIONS,
  type RoutingDimension,
  type RoutingRule,
  routingRuleEntries,
} from './routing-rule'

/** What the Routing page shows: all of it is in the address. */
export interface RoutingView {
  by: RoutingDimension
  rule: RoutingRule
  /** Runs are few: all time, where nothing is asked. */
  range: SpendRange
  names: RunFilters['names']
}

const STANDARD: { by: RoutingDimension; range: RangePreset } = { by: 'task', range: 'all' }

/** Reads a view from an address; what is not usable counts as not given. */
export function parseRoutingView(query: URLSearchParams): RoutingView {
  const [from, to] = [query.get('from'), query.get('to')]
  const isDays = from && to && isUsableDay(from) && isUsableDay(to) && from <= to
  return {
    by: ROUTING_DIMENSIONS.find((one) => one === query.get('by')) ?? STANDARD.by,
    rule: parseRoutingRule(query).rule,
    range: isDays
      ? { from, to }
      : (RANGE_PRESETS.find(({ id }) => id === query.get('range'))?.id ?? STANDARD.range),
    names: parseSampleNames(query),
  }
}

/** The filters of a view on a day. */
export function routingFilters(view: RoutingView, today: string): RunFilters {
  return { names: view.names, basis: null, ...resolveRange(view.range, today) }
}

/** The address of a view, shortest form. */
export function routingHref(view: RoutingView): string {
  const query = new URLSearchParams()
  if (view.by !== STANDARD.by) query.set('by', view.by)
  if (typeof view.range !== 'string') {
    query.set('from', view.range.from)
    query.set('to', view.range.to)
  } else if (view.range !== STANDARD.range) query.set('range', view.range)
  const filters = runFilterEntries({ names: view.names, basis: null, from: null, to: null })
  for (const [name, value] of [...routingRuleEntries(view.rule), ...filters]) query.append(name, value)
  const text = query.toString()
  return text === '' ? '/routing' : `/routing?${text}`
}

/** The query of the API that answers with the same rows. */
export function routingApiQuery(view: RoutingView, today: string): string {
  const { by, rule } = view
  return new URLSearchParams([
    ['by', by],
    ...routingRuleEntries(rule),
    ...runFilterEntries(routingFilters(view, today)),
  ]).toString()
}
