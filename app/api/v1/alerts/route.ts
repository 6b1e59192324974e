import { ALERT_COLUMNS, alertCells, alertJson } from '@/lib/http/alert-json'
import { parseAlertQuery } from '@/lib/http/alert-query'
import { apiRoute, json } from '@/lib/http/api-route'
import { tableFormat } from '@/lib/http/file-format'
import { parseLimit } from '@/lib/http/spend-query'
import { tableResponse } from '@/lib/http/table-response'
import { listAlerts } from '@/lib/services/alerts/list-alerts'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const { views, nextCursor } = await listAlerts(caller, {
    filters: parseAlertQuery(query),
    limit: format !== 'json' && !query.get('limit') ? null : parseLimit(query, 50, 200),
    cursor: query.get('cursor') || null,
  })
  if (format !== 'json')
    return tableResponse(
      format,
      { caller, query },
      { name: 'outlay-alerts', rows: views.map(alertCells), columns: ALERT_COLUMNS },
    )
  return json({ data: views.map(alertJson), next_cursor: nextCursor })
})
