import { toWireSettings } from '@/lib/domain/alerts/alert-settings'
import { apiRoute, json } from '@/lib/http/api-route'
import { readJsonBody } from '@/lib/http/read-body'
import { changeAlertSettings, getAlertSettings } from '@/lib/services/alerts/alert-settings'

export const GET = apiRoute('view_spend', async ({ caller }) =>
  json(toWireSettings(await getAlertSettings(caller))),
)

export const PATCH = apiRoute('manage_alerts', async ({ request, caller }) =>
  json(toWireSettings(await changeAlertSettings(caller, await readJsonBody(request)))),
)
