import { toWireBackTest, toWireDays, toWireForecast } from '@/lib/domain/forecast/to-wire-forecast'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { parseForecastQuery } from '@/lib/http/forecast-query'
import { tableResponse } from '@/lib/http/table-response'
import { getForecast } from '@/lib/services/forecast/get-forecast'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const { timeZone, forecast, unpricedEvents, lagging, holidays, backTest } = await getForecast(
    caller,
    parseForecastQuery(query),
  )
  if (format !== 'json')
    return tableResponse(
      format,
      { caller, query },
      { name: 'outlay-forecast', rows: toWireDays(forecast), sums: ['actual_usd'] },
    )
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
