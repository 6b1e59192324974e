import { toWireDays, toWireForecast } from '@/lib/domain/forecast/to-wire-forecast'
import { apiRoute, json } from '@/lib/http/api-route'
import { parseForecastQuery } from '@/lib/http/forecast-query'
import { getForecast } from '@/lib/services/forecast/get-forecast'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const { timeZone, forecast, unpricedEvents } = await getForecast(caller, parseForecastQuery(query))
  return json({
    currency: 'USD',
    tz: timeZone,
    ...toWireForecast(forecast),
    unpriced_events: unpricedEvents,
    days: toWireDays(forecast),
  })
})
