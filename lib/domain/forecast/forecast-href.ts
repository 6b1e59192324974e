import { isCalendarDay } from '../calendar'
import { PERIOD_KINDS, type PeriodKind } from '../calendar-period'
import type { SpendFilters } from '../usage/spend'
import { filterEntries } from '../usage/spend-view'

/** What the Forecast page shows, besides its filters: a period, and the day that it is seen from (null: now). */
export interface ForecastView {
  period: PeriodKind
  asOf: string | null
}

/** Reads the view from an address; what is not usable counts as not given. */
export function parseForecastView(query: URLSearchParams): ForecastView {
  const asOf = query.get('as_of') ?? ''
  return {
    period: PERIOD_KINDS.find((kind) => kind === query.get('period')) ?? 'month',
    asOf: isCalendarDay(asOf) && asOf >= '1971-01-01' && asOf <= '9998-12-31' ? asOf : null,
  }
}

/** The view's part of an address, in its shortest form. */
export function forecastQuery({ period, asOf }: ForecastView): string {
  const query = new URLSearchParams()
  if (period !== 'month') query.set('period', period)
  if (asOf !== null) query.set('as_of', asOf)
  return query.toString()
}

/** The address of a view with filters, on the page or of the API. */
export function forecastHref(
  path: string,
  view: ForecastView,
  filters: SpendFilters,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams(forecastQuery(view))
  for (const [name, value] of filterEntries(filters)) query.append(name, value)
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  return query.size === 0 ? path : `${path}?${query}`
}
