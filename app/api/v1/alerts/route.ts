import { ALERT_COLUMNS, alertCells, alertJson } from '@/lib/http/alert-json'
import { parseAlertQuery } from '@/lib/http/alert-query'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { PAGE_SIZES, parsePageOrAll } from '@/lib/http/page-query'
import { tableResponse } from '@/lib/http/table-response'
import { listAlerts } from '@/lib/services/alerts/list-alerts'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const { views, nextCursor } = await listAlerts(caller, {
    filters: parseAlertQuery(query),
    ...parsePageOrAll(query, PAGE_SIZES.short, format),
  })
  const { timeZone } = caller
  if (format !== 'json') {
    const rows = views.map((view) => alertCells(view, timeZone))
    return tableResponse(format, { caller, query }, { name: 'outlay-alerts', rows, columns: ALERT_COLUMNS })
  }
  return json({ data: views.map((view) => alertJson(view, timeZone)), next_cursor: nextCursor })
})
