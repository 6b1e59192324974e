import { alertJson } from '@/lib/http/alert-json'
import { apiRoute, json } from '@/lib/http/api-route'
import { readJsonBody } from '@/lib/http/read-body'
import { changeAlert } from '@/lib/services/alerts/change-alert'
import { getAlert } from '@/lib/services/alerts/list-alerts'

export const GET = apiRoute<{ id: string }>('view_spend', async ({ caller, params }) =>
  json(alertJson(await getAlert(caller, params.id), caller.timeZone)),
)

export const PATCH = apiRoute<{ id: string }>('handle_alerts', async ({ request, caller, params }) =>
  json(alertJson(await changeAlert(caller, params.id, await readJsonBody(request)), caller.timeZone)),
)
