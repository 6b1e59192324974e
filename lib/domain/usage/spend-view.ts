import { isSpendDimension, type SpendDimension, type SpendFilters } from './spend'
import { type SpendMeasureId, spendMeasure } from './spend-measure'
import { parseRange, type RangePreset, type SpendRange, STANDARD_RANGE } from './spend-range'

/** The value that stands for "has none" in a filter, as the API takes it. */
export const NO_VALUE = '__none__'

/** What Explore and Events show: all of it is in the address. */
export interface SpendView {
  range: SpendRange
  measure: SpendMeasureId
  by: SpendDimension
  split: SpendDimension | null
  chart: 'time' | 'bars'
  filters: SpendFilters
}

export const STANDARD_VIEW: SpendView = {
  range: STANDARD_RANGE,
  measure: 'cost',
  by: 'model',
  split: null,
  chart: 'time',
  filters: {},
}

const NOT_FILTERS = new Set(['hour', 'day', 'week', 'month'])

/** Reads a view from an address; what is not usable counts as not given. */
export function parseSpendView(query: URLSearchParams): SpendView {
  const by = dimension(query.get('by')) ?? STANDARD_VIEW.by
  const split = dimension(query.get('split'))
  return {
    range: parseRange(query),
    measure: spendMeasure(query.get('measure')).id,
    by,
    split: split === by ? null : split,
    chart: query.get('chart') === 'bars' ? 'bars' : 'time',
    filters: parseFilters(query),
  }
}

/** The address's query of a view ("?by=project&…"), shortest form; the empty text for the standard view. */
export function spendViewQuery(view: Partial<SpendView>, standard?: RangePreset): string {
  const { range, measure, by, split, chart, filters } = { ...STANDARD_VIEW, ...view }
  const query = new URLSearchParams(rangeQuery(range, standard))
  if (measure !== STANDARD_VIEW.measure) query.set('measure', measure)
  if (by !== STANDARD_VIEW.by) query.set('by', by)
  if (split !== null) query.set('split', split)
  if (chart !== STANDARD_VIEW.chart) query.set('chart', chart)
  for (const [name, value] of filterEntries(filters)) query.append(name, value)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** The address of a view on a page; `keep` is what else stands in its query, such as "unpriced=true". */
export function spendViewHref(path: string, view: SpendView, keep = '', standard?: RangePreset): string {
  const query = spendViewQuery(view, standard)
  if (keep === '') return path + query
  return `${path}${query === '' ? '?' : `${query}&`}${keep}`
}

/** A range's part of an address; nothing for the page's standard range. */
export function rangeQuery(range: SpendRange, standard: RangePreset = STANDARD_RANGE): string {
  if (typeof range !== 'string') return `from=${range.from}&to=${range.to}`
  return range === standard ? '' : `range=${range}`
}

/** Filters as pairs of an address. */
export function filterEntries(filters: SpendFilters): [SpendDimension, string][] {
  return (Object.entries(filters) as [SpendDimension, readonly (string | null)[]][]).flatMap(
    ([name, values]) => values.map((value): [SpendDimension, string] => [name, value ?? NO_VALUE]),
  )
}

/** The filters with a value added, or without it where it was there. */
export function toggleFilter(
  filters: SpendFilters,
  name: SpendDimension,
  value: string | null,
): SpendFilters {
  const { [name]: values = [], ...rest } = filters
  const left = values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
  return left.length === 0 ? rest : { ...rest, [name]: left }
}

/** The filters with one dimension held to one value. */
export function onlyFilter(filters: SpendFilters, name: SpendDimension, value: string | null): SpendFilters {
  return { ...filters, [name]: [value] }
}

function dimension(text: string | null): SpendDimension | null {
  return text !== null && isSpendDimension(text) ? text : null
}

function parseFilters(query: URLSearchParams): SpendFilters {
  const filters: Partial<Record<SpendDimension, (string | null)[]>> = {}
  for (const [name, text] of query) {
    if (!isSpendDimension(name) || NOT_FILTERS.has(name) || text.includes('\0') || text.length > 512) continue
    const value = text === NO_VALUE ? null : text
    const values = filters[name] ?? []
    if (!values.includes(value)) filters[name] = [...values, value]
  }
  return filters
}
