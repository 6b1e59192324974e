import { alertJson } from '@/lib/http/alert-json'
import { apiRoute, json } from '@/lib/http/api-route'
import { deliveriesTable } from '@/lib/http/delivery-json'
import { tableFormat } from '@/lib/http/file-format'
import { readJsonBody } from '@/lib/http/read-body'
import { tableResponse } from '@/lib/http/table-response'
import { changeAlert } from '@/lib/services/alerts/change-alert'
import { getAlert } from '@/lib/services/alerts/list-alerts'

export const GET = apiRoute<{ id: string }>('view_spend', async ({ caller, params, query }) => {
  const format = tableFormat(query)
  const view = await getAlert(caller, params.id)
  if (format === 'json') return json(alertJson(view, caller.timeZone))
  return tableResponse(format, { caller, query }, deliveriesTable(view.deliveries, `alert-${params.id}`))
})

export const PATCH = apiRoute<{ id: string }>('handle_alerts', async ({ request, caller, params }) =>
  json(alertJson(await changeAlert(caller, params.id, await readJsonBody(request)), caller.timeZone)),
)
