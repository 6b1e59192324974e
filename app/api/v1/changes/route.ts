import { toWireChanges } from '@/lib/domain/forecast/to-wire-changes'
import { apiRoute, json } from '@/lib/http/api-route'
import { CHANGE_TABLES, changedProjectJson, changeTable } from '@/lib/http/change-tables'
import { askedChoice, tableFormat } from '@/lib/http/file-format'
import { parseForecastQuery } from '@/lib/http/forecast-query'
import { tableResponse } from '@/lib/http/table-response'
import { getWhatChanged } from '@/lib/services/forecast/get-what-changed'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const table = askedChoice(query, 'table', CHANGE_TABLES)
  const { timeZone, now, before, beforeUntil, changed } = await getWhatChanged(
    caller,
    parseForecastQuery(query),
  )
  if (format !== 'json') {
    const name = `outlay-changes-by-${table}_${now.start}_${now.end}`
    return tableResponse(format, { caller, query }, { name, ...changeTable(changed, table) })
  }
  return json({
    currency: 'USD',
    tz: timeZone,
    now,
    before,
    before_until: beforeUntil?.toISOString() ?? null,
    ...toWireChanges(changed),
    rows: changed.projects.map(changedProjectJson),
  })
})
