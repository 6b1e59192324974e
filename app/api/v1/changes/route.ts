import { toWireChanges } from '@/lib/domain/forecast/to-wire-changes'
import { formatUsd } from '@/lib/domain/money'
import { apiRoute, json } from '@/lib/http/api-route'
import { parseForecastQuery } from '@/lib/http/forecast-query'
import { getWhatChanged } from '@/lib/services/forecast/get-what-changed'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const { timeZone, now, before, beforeUntil, changed } = await getWhatChanged(
    caller,
    parseForecastQuery(query),
  )
  return json({
    currency: 'USD',
    tz: timeZone,
    now,
    before,
    before_until: beforeUntil?.toISOString() ?? null,
    ...toWireChanges(changed),
    rows: changed.projects.map((row) => ({
      project: row.project,
      before_usd: formatUsd(row.before),
      now_usd: formatUsd(row.now),
      difference_usd: formatUsd(row.now - row.before),
    })),
  })
})
