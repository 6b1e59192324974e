import { parseSampleNames, type RunFilters, runFilterEntries } from '../runs/run-filters'
import {
  isUsableDay,
  RANGE_PRESETS,
  type RangePreset,
  resolveRange,
  type SpendRange,
} from '../usage/spend-range'
import { COMPARE_DIMENSIONS, type CompareDimension } from './compare-rows'

/** What the Compare page shows: all of it is in the address. */
export interface CompareView {
  by: CompareDimension
  /** Runs are few: all time, where nothing is asked. */
  range: SpendRange
  names: RunFilters['names']
  basis: RunFilters['basis']
  /** The monthly bill's own fields, as they were typed. */
  bill: Partial<Record<BillField, string>>
}

export const BILL_FIELDS = [
  'engineers',
  'features_per_day',
  'working_days',
  'month',
  'country',
  'usd_per_feature',
] as const
export type BillField = (typeof BILL_FIELDS)[number]

const STANDARD: { by: CompareDimension; range: RangePreset } = { by: 'framework', range: 'all' }

/** Reads a view from an address; what is not usable counts as not given. */
export function parseCompareView(query: URLSearchParams): CompareView {
  const basis = query.get('basis')
  return {
    by: COMPARE_DIMENSIONS.find((one) => one === query.get('by')) ?? STANDARD.by,
    range: parseRunRange(query),
    names: parseSampleNames(query),
    basis: basis === 'events' || basis === 'reported' ? basis : null,
    bill: Object.fromEntries(
      BILL_FIELDS.flatMap((field) => {
        const value = query.get(field)
        return value ? [[field, value.slice(0, 40)]] : []
      }),
    ),
  }
}

function parseRunRange(query: URLSearchParams): SpendRange {
  const [from, to] = [query.get('from'), query.get('to')]
  if (from && to && isUsableDay(from) && isUsableDay(to) && from <= to) return { from, to }
  return RANGE_PRESETS.find(({ id }) => id === query.get('range'))?.id ?? STANDARD.range
}

/** The filters of a view on a day. */
export function compareFilters(view: CompareView, today: string): RunFilters {
  return { names: view.names, basis: view.basis, ...resolveRange(view.range, today) }
}

/** The address of a view, shortest form. */
export function compareHref(view: CompareView): string {
  const query = new URLSearchParams()
  if (view.by !== STANDARD.by) query.set('by', view.by)
  if (typeof view.range !== 'string') {
    query.set('from', view.range.from)
    query.set('to', view.range.to)
  } else if (view.range !== STANDARD.range) query.set('range', view.range)
  const filters = runFilterEntries({ names: view.names, basis: view.basis, from: null, to: null })
  for (const [name, value] of filters) query.append(name, value)
  for (const field of BILL_FIELDS) {
    const value = view.bill[field]
    if (value) query.set(field, value)
  }
  const text = query.toString()
  return text === '' ? '/compare' : `/compare?${text}`
}

/** The query of the API that answers with the same rows. */
export function compareApiQuery(view: CompareView, today: string): string {
  const entries = runFilterEntries(compareFilters(view, today))
  return new URLSearchParams([['by', view.by], ...entries]).toString()
}
