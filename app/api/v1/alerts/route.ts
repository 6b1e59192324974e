import { alertCells, alertJson } from '@/lib/http/alert-json'
import { parseAlertQuery } from '@/lib/http/alert-query'
import { apiRoute, json } from '@/lib/http/api-route'
import { csvResponse, isCsvAsked } from '@/lib/http/csv-response'
import { parseLimit } from '@/lib/http/spend-query'
import { listAlerts } from '@/lib/services/alerts/list-alerts'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const isCsv = isCsvAsked(query)
  const { views, nextCursor } = await listAlerts(caller, {
    filters: parseAlertQuery(query),
    limit: isCsv && !query.get('limit') ? null : parseLimit(query, 50, 200),
    cursor: query.get('cursor') || null,
  })
  if (isCsv) return csvResponse(views.map(alertCells), 'outlay-alerts')
  return json({ data: views.map(alertJson), next_cursor: nextCursor })
})
