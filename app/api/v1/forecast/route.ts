import { toWireBackTest, toWireDays, toWireForecast } from '@/lib/domain/forecast/to-wire-forecast'
import { apiRoute, json } from '@/lib/http/api-route'
import { csvResponse, isCsvAsked } from '@/lib/http/csv-response'
import { parseForecastQuery } from '@/lib/http/forecast-query'
import { getForecast } from '@/lib/services/forecast/get-forecast'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const isCsv = isCsvAsked(query)
  const { timeZone, forecast, unpricedEvents, lagging, holidays, backTest } = await getForecast(
    caller,
    parseForecastQuery(query),
  )
  if (isCsv) return csvResponse(toWireDays(forecast), 'outlay-forecast')
  return json({
    currency: 'USD',
    tz: timeZone,
    ...toWireForecast(forecast),
    unpriced_events: unpricedEvents,
    lagging_sources: lagging.map(({ source, lastDay }) => ({ source, last_day: lastDay })),
    holidays,
    ...(backTest && { backtest: toWireBackTest(backTest) }),
    days: toWireDays(forecast),
  })
})
