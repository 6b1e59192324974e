import { calendarDayOf } from '../calendar'
import { NO_VALUE } from '../usage/spend-view'
import { type RunSample, SAMPLE_DIMENSIONS, type SampleDimension } from './run-sample'

/** What the cost of a run is of. */
export const RUN_BASES = ['events', 'reported'] as const

/** Which samples a report is of: names (a dimension given twice means either; null: has none), and local days. */
export interface RunFilters {
  names: Partial<Record<SampleDimension, readonly (string | null)[]>>
  /** Local days on which a run began, both inclusive; null is open. */
  from: string | null
  to: string | null
  /** Only runs whose cost is of their events, or only those whose cost was reported; null: both. */
  basis: (typeof RUN_BASES)[number] | null
}

export const NO_RUN_FILTERS: RunFilters = { names: {}, from: null, to: null, basis: null }

/** The samples that pass the filters. A run of no known time is of no day. */
export function filterSamples(
  samples: readonly RunSample[],
  { names, from, to, basis }: RunFilters,
  timeZone: string,
): RunSample[] {
  return samples.filter((sample) => {
    for (const name of SAMPLE_DIMENSIONS) {
      const wanted = names[name]
      if (wanted !== undefined && !wanted.includes(sample[name])) return false
    }
    if (basis !== null && sample.costBasis !== basis) return false
    if (from === null && to === null) return true
    if (sample.beganAtMs === null) return false
    const day = calendarDayOf(sample.beganAtMs, timeZone)
    return (from === null || day >= from) && (to === null || day <= to)
  })
}

/** Reads the names of a query ("framework=rails&framework=__none__"). */
export function parseSampleNames(query: URLSearchParams): RunFilters['names'] {
  const names: Partial<Record<SampleDimension, (string | null)[]>> = {}
  for (const name of SAMPLE_DIMENSIONS) {
    const values = query
      .getAll(name)
      .filter((value) => value !== '' && value.length <= 1024 && !value.includes('\0'))
    if (values.length > 0) names[name] = values.map((value) => (value === NO_VALUE ? null : value))
  }
  return names
}

/** The filters as pairs of an address. */
export function runFilterEntries(filters: RunFilters): [string, string][] {
  const names = SAMPLE_DIMENSIONS.flatMap((name) =>
    (filters.names[name] ?? []).map((value): [string, string] => [name, value ?? NO_VALUE]),
  )
  const rest: [string, string][] = []
  for (const name of ['from', 'to', 'basis'] as const) {
    const value = filters[name]
    if (value !== null) rest.push([name, value])
  }
  return [...names, ...rest]
}
