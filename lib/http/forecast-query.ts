import { isCalendarDay } from '../domain/calendar'
import { PERIOD_KINDS, type PeriodKind } from '../domain/calendar-period'
import type { FieldError } from '../domain/errors'
import type { SpendFilters } from '../domain/usage/spend'
import { parseSpendQuery } from './spend-query'

/** Reads a forecast's query: the period, the last complete day, the zone and the filters of spend; every unusable field is named. */
export function parseForecastQuery(query: URLSearchParams): {
  period: PeriodKind
  asOf: string | null
  timeZone: string | undefined
  filters: SpendFilters
  isBackTested: boolean
} {
  const fields: FieldError[] = []
  const period = PERIOD_KINDS.find((kind) => kind === (query.get('period') || 'month'))
  if (period === undefined) fields.push({ path: 'period', message: `One of ${PERIOD_KINDS.join(', ')}.` })
  const asOf = query.get('as_of') || null
  if (asOf !== null && !(isCalendarDay(asOf) && asOf >= '1971-01-01' && asOf <= '9998-12-31'))
    fields.push({ path: 'as_of', message: 'Give a day as YYYY-MM-DD, from 1971 on.' })
  const backtest = query.get('backtest') || 'false'
  if (backtest !== 'true' && backtest !== 'false')
    fields.push({ path: 'backtest', message: 'true or false.' })
  const { timeZone, filters } = parseSpendQuery(query, fields)
  return { period: period ?? 'month', asOf, timeZone, filters, isBackTested: backtest === 'true' }
}
